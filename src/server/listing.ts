import { createHash } from 'node:crypto';
import { CHECKSUM_FILES, checkedFiles, withoutDigest } from './checksumFile.ts';
import { DIGEST_ALGORITHMS, listDigests } from './digestAlgorithms.ts';
import type { FileEntry, FolderContent } from './servedFile.ts';

/** A file in the JSON listing. Folders are in the page only. */
export interface ListedFile {
  readonly name: string;
  /** Relative to the listing's own address. */
  readonly url: string;
  readonly sizeBytes: number;
  /** ISO 8601 in UTC. */
  readonly modified: string;
  /** Digests are in lower-case hexadecimal, and absent while they are not known. */
  readonly md5?: string;
  readonly sha256?: string;
  readonly sha512?: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8885; text-align: start; }
th { font-weight: 600; font-size: .875rem; }
td:first-child { overflow-wrap: anywhere; min-width: 12rem; }
th.size, td.size { text-align: end; white-space: nowrap; }
td.digests { font: .8125rem ui-monospace, monospace; overflow-wrap: anywhere; min-width: 20rem; }
td.digests span { opacity: .7; }
a { color: light-dark(#0b5f66, #6fd3da); }
`;

/** Lets the listing have its style and nothing else. */
export const LISTING_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The files of a folder as data: what the app asks for to find a sample to offer. */
export function listAsJson({ files }: FolderContent): readonly ListedFile[] {
  return files.map(({ name, sizeBytes, lastModifiedMs, digests }) => ({
    name,
    url: encodeURIComponent(name),
    sizeBytes,
    modified: new Date(lastModifiedMs).toISOString(),
    ...Object.fromEntries(
      listDigests(digests).map(([algorithm, value]) => [DIGEST_ALGORITHMS[algorithm], value]),
    ),
  }));
}

/**
 * The folder as a page. `folderPath` is its path, with which each file gets a link into the app at
 * `appPath` (null where no app is served): whatever name the reader knows the server by, the app
 * knows it by the same.
 */
export function listAsPage(
  path: readonly string[],
  content: FolderContent,
  folderPath: string,
  appPath: string | null,
): string {
  const title = escapeHtml(['Files', ...path].join(' / '));
  const up = path.length > 0 ? ['<tr><td colspan="5"><a href="../">Up</a></td></tr>'] : [];
  const folders = content.folders.map((name) => {
    const link = `<a href="${encodeURIComponent(name)}/">${escapeHtml(name)}/</a>`;
    return `<tr><td colspan="5">${link}</td></tr>`;
  });
  const files = content.files.map((file) => fileRow(file, folderPath, appPath));
  const rows = [...up, ...folders, ...files];
  const none = '<tr><td colspan="5">This folder is empty.</td></tr>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<div class="scroll">
<table>
<thead><tr><th>Name</th><th class="size">Size</th><th>Changed</th><th>Digests</th><th></th></tr></thead>
<tbody>
${rows.length > 0 ? rows.join('\n') : none}
</tbody>
</table>
</div>
${checksumLinks(content)}</body>
</html>
`;
}

function fileRow(file: FileEntry, folderPath: string, appPath: string | null): string {
  const url = encodeURIComponent(file.name);
  const inApp = appPath && `${appPath}?url=${encodeURIComponent(folderPath + url)}`;
  const cells = [
    `<td><a href="${url}">${escapeHtml(file.name)}</a></td>`,
    `<td class="size">${formatSize(file.sizeBytes)}</td>`,
    `<td>${new Date(file.lastModifiedMs).toISOString().slice(0, 16).replace('T', ' ')}</td>`,
    `<td class="digests">${listDigests(file.digests)
      .map(([algorithm, value]) => `<span>${algorithm.toUpperCase()}</span> ${value}`)
      .join('<br>')}</td>`,
    `<td>${inApp ? `<a href="${escapeHtml(inApp)}">Open in Holdfast</a>` : ''}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

/** Only what can be had at once, and is not among the files already. */
function checksumLinks({ files }: FolderContent): string {
  if (checkedFiles(files).length === 0) return '';
  const links = [...CHECKSUM_FILES]
    .filter(([name, algorithm]) => {
      const isThere = files.some((file) => file.name === name);
      return !isThere && withoutDigest(files, algorithm) === 0;
    })
    .map(([name]) => `<a href="${name}">${name}</a>`);
  return links.length > 0 ? `<p>Checksums of all files: ${links.join(', ')}</p>\n` : '';
}

/** By powers of a thousand. One each: to make one costs more than to write a row with it. */
const SIZE_FORMATS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map(
  (unit, power) =>
    new Intl.NumberFormat('en', {
      style: 'unit',
      unit,
      unitDisplay: power === 0 ? 'long' : 'short',
      maximumSignificantDigits: 4,
    }),
);

/** Decimal units, as the app shows them. */
function formatSize(sizeBytes: number): string {
  const power = sizeBytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(sizeBytes) / 3));
  return SIZE_FORMATS[power]?.format(sizeBytes / 1000 ** power) ?? '';
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
