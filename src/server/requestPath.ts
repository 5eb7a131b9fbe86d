import { sep } from 'node:path';

/**
 * The names along a request's path, decoded once; `[]` for the root, and a path that ends with a
 * slash names a folder. Null where a name could lead elsewhere or is none of ours: `.` and `..` in
 * any spelling, other dot files, encoded slashes, backslashes, NUL, empty names, broken percent
 * or UTF-8 encoding.
 */
export function parseRequestPath(
  path: string,
): { readonly names: readonly string[]; readonly asFolder: boolean } | null {
  if (!path.startsWith('/')) return null;
  const asFolder = path.endsWith('/');
  const encoded = path.slice(1, asFolder ? -1 : undefined);
  if (encoded === '') return path === '/' ? { names: [], asFolder } : null;
  const names: string[] = [];
  for (const part of encoded.split('/')) {
    const name = decode(part);
    if (name === null || !isServableName(name)) return null;
    names.push(name);
  }
  return { names, asFolder };
}

/** False for names that are never served, nor listed. */
export function isServableName(name: string): boolean {
  if (name === '' || name.startsWith('.')) return false;
  // On Windows a colon names a drive or a hidden stream of a file.
  return !(sep === '\\' ? /[/\\\0:]/ : /[/\\\0]/).test(name);
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
