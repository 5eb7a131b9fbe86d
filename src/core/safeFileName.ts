const longestNameBytes = 200;
const longestExtensionBytes = 32;

// Control and format characters (bidi overrides and zero-width ones among them), halves of
// surrogate pairs, line and paragraph separators, letters without a shape (fillers): nothing a reader
// of the name would see.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f/gu;

// https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
const reserved = /[<>:"|?*]/g;
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;

/**
 * A name that every common system can save and that shows what it is: no folders, no control, bidi
 * or zero-width characters, no character or device name that Windows reserves, no dot or space at
 * either end (a leading dot would hide the file), NFC, at most 200 bytes of UTF-8 with the
 * extension kept. Safe names come back unchanged. Where nothing is left it is the fallback, made
 * safe in the same way, and `download` in the end.
 */
export function safeFileName(name: string, fallback = ''): string {
  return madeSafe(name) || madeSafe(fallback) || 'download';
}

function madeSafe(name: string): string {
  const visible = name.replace(invisible, '').normalize('NFC');
  const own = trimmed(lastPathPart(visible).replace(reserved, '_'));
  const short = shortened(own, longestNameBytes);
  return deviceName.test(short) ? `_${shortened(short, longestNameBytes - 1)}` : short;
}

function lastPathPart(path: string): string {
  return path.split(/[\\/]+/).findLast((part) => part !== '') ?? '';
}

/** Takes dots and white space off both ends. A loop: a pattern would be quadratic on long runs. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && /[\s.]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s.]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function shortened(name: string, mostBytes: number): string {
  if (utf8Bytes(name) <= mostBytes) return name;
  const extension = extensionOf(name);
  const stem = name.slice(0, name.length - extension.length);
  return trimmed(prefixOf(stem, mostBytes - utf8Bytes(extension))) + extension;
}

/** With its dot, and with `.tar` before it; empty where what follows the dot is no extension. */
function extensionOf(name: string): string {
  const extension = /(?:\.tar)?\.[^.\s]{1,32}$/i.exec(name.slice(-64))?.[0] ?? '';
  return utf8Bytes(extension) <= longestExtensionBytes ? extension : '';
}

/** As much of the start as fits, in whole characters. */
function prefixOf(text: string, mostBytes: number): string {
  let length = 0;
  let bytes = 0;
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > mostBytes) break;
    length += character.length;
  }
  return text.slice(0, length);
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}
