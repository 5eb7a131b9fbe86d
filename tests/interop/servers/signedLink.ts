import { createHmac, timingSafeEqual } from 'node:crypto';

/** Why a signed link is refused: Amazon's code and message for it, and what else it tells. */
export interface Refusal {
  readonly code: 'AccessDenied' | 'SignatureDoesNotMatch';
  readonly message: string;
  readonly details: Readonly<Record<string, string>>;
}

const algorithm = 'AWS4-HMAC-SHA256';
const secret = 'the secret that only the store and those who sign for it know';

/**
 * The query that lets who has it fetch `path` for `lifetimeSeconds`. Its fields are those of
 * Amazon's presigned links; the signature is made of fewer things, which no client can tell.
 */
export function signedQuery(path: string, signedAtMs: number, lifetimeSeconds: number): string {
  const fields = {
    'X-Amz-Algorithm': algorithm,
    'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/us-east-1/s3/aws4_request',
    'X-Amz-Date': new Date(signedAtMs).toISOString().replace(/[-:]|\.\d+/g, ''),
    'X-Amz-Expires': String(lifetimeSeconds),
    'X-Amz-SignedHeaders': 'host',
  };
  const query = new URLSearchParams(fields).toString();
  return `${query}&X-Amz-Signature=${signatureOf(path, query)}`;
}

/** Null for a link that is signed and has not expired at `nowMs`. */
export function refusalOf({ pathname, search }: URL, nowMs: number): Refusal | null {
  const [, query = '', signature = ''] = /^\?(.*)&X-Amz-Signature=(\w*)$/.exec(search) ?? [];
  if (!isEqual(signature, signatureOf(pathname, query))) {
    return {
      code: 'SignatureDoesNotMatch',
      message:
        'The request signature we calculated does not match the signature you provided. Check ' +
        'your key and signing method.',
      details: {},
    };
  }
  const fields = new URLSearchParams(query);
  const lifetimeSeconds = fields.get('X-Amz-Expires') ?? '';
  const signedAt = (fields.get('X-Amz-Date') ?? '').replace(
    /^(....)(..)(..)T(..)(..)(..)Z$/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  const endsAtMs = Date.parse(signedAt) + Number(lifetimeSeconds) * 1000;
  if (nowMs <= endsAtMs) return null;
  return {
    code: 'AccessDenied',
    message: 'Request has expired',
    details: {
      'X-Amz-Expires': lifetimeSeconds,
      Expires: new Date(endsAtMs).toISOString(),
      ServerTime: new Date(nowMs).toISOString(),
    },
  };
}

function signatureOf(path: string, query: string): string {
  return createHmac('sha256', secret).update(`GET\n${path}\n${query}`).digest('hex');
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
