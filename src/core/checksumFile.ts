import { digestAlgorithms } from './digest.ts';
import { algorithmNamed, type DigestValue, digestByLength, digestFromHex } from './digestValue.ts';

export interface ChecksumEntry {
  /** As written, unescaped; empty where the file holds a bare checksum. */
  readonly name: string;
  readonly digest: DigestValue;
}

const mostCharacters = 1024 * 1024;
const mostLines = 100_000;

/**
 * Reads a checksum file: GNU (`hex  name`, `hex *name`, escaped names), BSD and OpenSSL
 * (`MD5 (name) = hex`), bare checksums. Other lines (comments, a PGP signature) are passed over.
 * Reads the first MiB of characters and the first 100,000 lines, in linear time.
 */
export function parseChecksumFile(text: string): ChecksumEntry[] {
  const lines = text.slice(0, mostCharacters).split(/\r\n|\n|\r/, mostLines);
  // The last line may have been cut in the middle of its name.
  if (text.length > mostCharacters && lines.length < mostLines) lines.pop();
  const entries: ChecksumEntry[] = [];
  for (const line of lines) {
    const entry = parseChecksumLine(line);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

// Exactly one space and one mark in GNU's form, so that a name may begin with a space or a star.
const gnuLine = /^(\\?)([0-9a-f]{8,128}) [ *](.+)$/is;
const looseLine = /^(\\?)([0-9a-f]{8,128})[ \t]+(.+)$/is;
const bsdLine = /^(\\?)([a-z0-9-]{2,12}) ?\((.+)\) ?= ?([0-9a-f]{8,128})$/is;

/** Reads one line of a checksum file; null where it holds no checksum. */
export function parseChecksumLine(line: string): ChecksumEntry | null {
  const text = line.replace(/^\uFEFF/, '').trimEnd();
  const bare = digestByLength(text.trimStart());
  if (bare !== null) return { name: '', digest: bare };

  const bsd = bsdLine.exec(text);
  if (bsd !== null) {
    const [, escaped = '', tag = '', name = '', hex = ''] = bsd;
    const algorithm = algorithmNamed(tag);
    const digest = algorithm === null ? null : digestFromHex(algorithm, hex);
    return digest === null ? null : { name: escaped === '' ? name : unescaped(name), digest };
  }

  const gnu = gnuLine.exec(text) ?? looseLine.exec(text);
  if (gnu === null) return null;
  const [, escaped = '', hex = '', name = ''] = gnu;
  const digest = digestByLength(hex);
  return digest === null ? null : { name: escaped === '' ? name : unescaped(name), digest };
}

/** GNU marks a line with a backslash where the name in it has escapes. */
function unescaped(name: string): string {
  return name.replace(/\\([\\nr])/g, (_, letter: string) =>
    letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\\',
  );
}

/**
 * The strongest checksum that a file gives for a name, folders left aside; a file of nothing but bare
 * checksums gives them to any name. Null where there is none, or where folders hold the same name
 * with different contents and no path tells which is meant.
 */
export function digestForName(entries: readonly ChecksumEntry[], name: string): DigestValue | null {
  const wanted = baseName(name);
  const named = entries.filter((entry) => entry.name !== '' && baseName(entry.name) === wanted);
  const exact = named.filter((entry) => entry.name === name);
  const bare = entries.every((entry) => entry.name === '') ? entries : [];
  return strongest(exact) ?? strongest(named) ?? strongest(bare);
}

function strongest(entries: readonly ChecksumEntry[]): DigestValue | null {
  for (const algorithm of digestAlgorithms) {
    const [first, ...others] = entries.filter((entry) => entry.digest.algorithm === algorithm);
    if (first === undefined) continue;
    if (others.every((other) => other.digest.value === first.digest.value)) return first.digest;
  }
  return null;
}

function baseName(name: string): string {
  return name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .trim()
    .normalize('NFC');
}
