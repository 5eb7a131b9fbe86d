interface Look {
  readonly atMs: number;
  readonly bytes: number;
}

/** Only this much of the past counts: plans are made by how the line is now. */
const windowMs = 1_500;

/** How fast a transfer has been over the last second and a half. */
export class Pace {
  #looks: Look[] = [];
  #connections = 1;

  /** Notes how many bytes had come by then, over how many connections. */
  look(nowMs: number, receivedBytes: number, connections: number): void {
    this.#looks = this.#looks.filter(({ atMs }) => nowMs - atMs <= windowMs);
    this.#looks.push({ atMs: nowMs, bytes: receivedBytes });
    this.#connections = Math.max(1, connections);
  }

  /** Of all connections together; 0 before there were two looks. */
  get bytesPerSecond(): number {
    const first = this.#looks[0];
    const last = this.#looks.at(-1);
    if (first === undefined || last === undefined || first === last) return 0;
    return (1000 * (last.bytes - first.bytes)) / (last.atMs - first.atMs);
  }

  get perConnection(): number {
    return this.bytesPerSecond / this.#connections;
  }
}
