// Remakes the pictures in public/ from public/icon.svg: `node tests/support/renderIcons.mjs`.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const publicFolder = new URL('../../public/', import.meta.url);
const drawing = await readFile(new URL('icon.svg', publicFolder), 'utf8');

/** Launchers that cut their own shape show no less than the inner 80 %: no corners, a smaller mark. */
const maskable = square(drawing).replace(
  '<g id="mark"',
  '<g transform="translate(9.6 9.6) scale(0.7)" id="mark"',
);

const browser = await chromium.launch({
  executablePath: process.env.HOLDFAST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  await render(page, drawing, 192, 'icon-192.png');
  await render(page, drawing, 512, 'icon-512.png');
  await render(page, maskable, 512, 'maskable-512.png');
  // iOS rounds the corners itself and shows transparent ones black.
  await render(page, square(drawing), 180, 'apple-touch-icon.png');
  await writeFile(new URL('favicon.ico', publicFolder), icon(await picture(page, drawing, 32), 32));
} finally {
  await browser.close();
}

function square(svg) {
  return svg.replace(' rx="14"', '');
}

async function render(page, svg, sizePixels, name) {
  await writeFile(new URL(name, publicFolder), await picture(page, svg, sizePixels));
}

async function picture(page, svg, sizePixels) {
  await page.setViewportSize({ width: sizePixels, height: sizePixels });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** An ICO file around one PNG, as every browser of this century reads it. */
function icon(png, sizePixels) {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(sizePixels, 6);
  header.writeUInt8(sizePixels, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
