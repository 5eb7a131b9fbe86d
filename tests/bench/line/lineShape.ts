/** What a line between a browser and a server is like. */
export interface LineShape {
  /** Of all connections together. */
  readonly bytesPerSecond?: number;
  /**
   * Of each connection, by its place: a new connection takes the first place that is free, so
   * that the n-th stays slow however often it is opened anew. Places beyond the list are like its last.
   */
  readonly placeBytesPerSecond?: readonly number[];
  /** Added to what loopback takes; opening a connection costs one as well. */
  readonly roundTripMs?: number;
}

/** What the thread of a line is started with. */
export interface LineOrder extends LineShape {
  readonly upstreamPort: number;
}
