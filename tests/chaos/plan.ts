import { Draw } from './draw.ts';

/** What one answer does wrong. `share` says where: of the bytes that the answer should bring. */
export type AnswerFault =
  /** The connection is closed in the middle of the body. */
  | { readonly kind: 'cut'; readonly share: number }
  /** The connection is reset (RST) in the middle of the body. */
  | { readonly kind: 'reset'; readonly share: number }
  /** The connection is reset before the head. */
  | { readonly kind: 'no-answer' }
  /** Nothing comes for a while, then the rest. */
  | { readonly kind: 'stall'; readonly share: number; readonly ms: number }
  /** An error; `bare` leaves out the CORS headers, as many servers do on errors. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter: number | null;
      readonly bare: boolean;
    }
  /** 200 and the whole file, whatever was asked. */
  | { readonly kind: 'whole' }
  /** A 206 that says, and brings, bytes from elsewhere. */
  | { readonly kind: 'elsewhere' }
  /** A 206 that says what was asked and brings bytes from one place farther. */
  | { readonly kind: 'shifted' }
  /** One byte is another. */
  | { readonly kind: 'flipped'; readonly share: number }
  /** The body ends cleanly before its time; no length was told. */
  | { readonly kind: 'short'; readonly share: number }
  /** A valid 206 with less than was asked. */
  | { readonly kind: 'capped'; readonly share: number }
  /** The body goes on behind the asked end, and Content-Length says so. */
  | { readonly kind: 'long' }
  /** This one answer has another validator. */
  | { readonly kind: 'other-validator' }
  /** Sent on to a place that refuses. */
  | { readonly kind: 'expired-redirect' }
  /** A page to log in, with status 200. */
  | { readonly kind: 'web-page' };

/** What happens to the browser or its line once a share of the file's size was sent. */
export type Interruption = { readonly share: number } & (
  | { readonly kind: 'offline'; readonly ms: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'reload' }
  | { readonly kind: 'close-tab' }
  | { readonly kind: 'kill' }
);

/** How the server is, all the time. */
interface Site {
  readonly origin: 'same' | 'cross';
  /** Which headers another origin may read beyond the few that it always may. */
  readonly exposed: 'all' | 'some' | 'none';
  /** `noise`: both, and both are new with every answer. */
  readonly validators: 'both' | 'etag' | 'date' | 'weak' | 'none' | 'noise';
  readonly redirects: 'none' | 'path' | 'host';
  /** `ignored`: 200 to everything. `unsized`: Content-Range ends in `*`. */
  readonly ranges: 'honoured' | 'ignored' | 'unsized';
  /** The file becomes another one before this request. */
  readonly change: { readonly beforeRequest: number; readonly sizeBytes: number } | null;
  /** Of all answers together. */
  readonly bytesPerSecond: number;
}

/** Who says what the file must hash to. `wrong`: the user does, mistakenly. */
type Knowledge = 'none' | 'typed' | 'link' | 'header' | 'wrong';

/** All that is drawn for one seed. */
export interface Plan {
  readonly seed: number;
  readonly sizeBytes: number;
  readonly knowledge: Knowledge;
  readonly site: Site;
  /** By the number of the request, from 1. */
  readonly faults: ReadonlyMap<number, AnswerFault>;
  readonly interruptions: readonly Interruption[];
}

const mebibyte = 1024 * 1024;
/** Edges of pieces and commits, odd ones, and nothing at all. */
const sizes = [
  0,
  1,
  2,
  997,
  65_537,
  mebibyte + 3,
  3 * mebibyte - 1,
  8 * mebibyte,
  8 * mebibyte + 1,
  16 * mebibyte,
  16 * mebibyte + 1,
  20_000_003,
  33 * mebibyte + 7,
  50_000_000,
] as const;

/** What happens in this seed: the same for ever, for the same seed. */
export function planFor(seed: number): Plan {
  const draw = new Draw(seed);
  const sizeBytes = draw.pick(sizes);
  const knowledge = draw.pick<Knowledge>([
    'none',
    'none',
    'typed',
    'typed',
    'link',
    'link',
    'header',
    'header',
    'wrong',
  ]);
  return {
    seed,
    sizeBytes,
    knowledge,
    site: drawSite(draw, sizeBytes),
    faults: drawFaults(draw),
    interruptions: drawInterruptions(draw),
  };
}

function drawSite(draw: Draw, sizeBytes: number): Site {
  const change = draw.chance(0.12)
    ? {
        beforeRequest: draw.whole(2, 5),
        sizeBytes: draw.chance(0.5) ? sizeBytes : Math.max(1, sizeBytes + draw.whole(-700, 700)),
      }
    : null;
  return {
    origin: draw.pick(['same', 'cross']),
    exposed: draw.pick(['all', 'all', 'some', 'none']),
    validators: draw.pick(['both', 'both', 'etag', 'date', 'weak', 'none', 'noise']),
    redirects: draw.pick(['none', 'none', 'none', 'path', 'host']),
    ranges: draw.pick(['honoured', 'honoured', 'honoured', 'honoured', 'ignored', 'unsized']),
    change,
    // One to two seconds for the whole file, so that there is a middle to be interrupted in.
    bytesPerSecond: Math.max(mebibyte, Math.ceil(sizeBytes / (1 + draw.number()))),
  };
}

function drawFaults(draw: Draw): ReadonlyMap<number, AnswerFault> {
  const faults = new Map<number, AnswerFault>();
  for (let left = draw.whole(0, 4); left > 0; left -= 1) {
    // The smaller of two: small files see few requests.
    faults.set(Math.min(draw.whole(1, 6), draw.whole(1, 6)), drawFault(draw));
  }
  return new Map([...faults].sort(([one], [other]) => one - other));
}

function drawFault(draw: Draw): AnswerFault {
  const kind = draw.pick([
    'cut',
    'reset',
    'no-answer',
    'stall',
    'status',
    'status',
    'whole',
    'elsewhere',
    'shifted',
    'flipped',
    'flipped',
    'short',
    'capped',
    'long',
    'other-validator',
    'expired-redirect',
    'web-page',
  ] as const);
  switch (kind) {
    case 'cut':
    case 'reset':
    case 'flipped':
    case 'short':
    case 'capped':
      return { kind, share: draw.share() };
    case 'stall':
      return { kind, share: draw.share(), ms: draw.whole(200, 1500) };
    case 'status':
      return {
        kind,
        status: draw.pick([408, 425, 429, 500, 502, 503, 504, 403, 404]),
        retryAfter: draw.pick([null, 0, 1]),
        bare: draw.chance(0.3),
      };
    default:
      return { kind };
  }
}

function drawInterruptions(draw: Draw): readonly Interruption[] {
  const drawn: Interruption[] = [];
  for (let left = draw.pick([0, 1, 1, 2, 3]); left > 0; left -= 1) {
    const share = draw.share();
    const kind = draw.pick([
      'offline',
      'offline',
      'pause',
      'pause',
      'reload',
      'reload',
      'close-tab',
      'close-tab',
      'kill',
    ] as const);
    drawn.push(kind === 'offline' ? { kind, share, ms: draw.whole(100, 1500) } : { kind, share });
  }
  return drawn.sort((one, other) => one.share - other.share);
}

/** The plan in a line, to read. */
export function describePlan({ sizeBytes, knowledge, site, faults, interruptions }: Plan): string {
  const { origin, exposed, validators, redirects, ranges, change } = site;
  const parts = [
    `${sizeBytes} B`,
    origin === 'same' ? 'same origin' : `cross origin (exposed: ${exposed})`,
    `validators: ${validators}`,
    `digest: ${knowledge}`,
  ];
  if (ranges !== 'honoured') parts.push(`ranges ${ranges}`);
  if (redirects !== 'none') parts.push(`redirect to another ${redirects}`);
  if (change !== null)
    parts.push(`changes before ${change.beforeRequest} to ${change.sizeBytes} B`);
  for (const [number, fault] of faults) parts.push(`${number}: ${describeFault(fault)}`);
  for (const { kind, share } of interruptions)
    parts.push(`${kind} at ${Math.round(share * 100)} %`);
  return parts.join(', ');
}

export function describeFault(fault: AnswerFault): string {
  switch (fault.kind) {
    case 'status': {
      const after = fault.retryAfter === null ? '' : ` Retry-After ${fault.retryAfter}`;
      return `${fault.status}${after}${fault.bare ? ' bare' : ''}`;
    }
    case 'stall':
      return `stall ${fault.ms} ms`;
    default:
      return fault.kind;
  }
}
