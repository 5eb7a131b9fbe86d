import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { plotLine } from './plotLine.ts';

/** Height of the drawing; its width is the number of steps. */
const height = 100;

/** Speed over the time that a download ran, with the figures that the curve stands for. */
export function SpeedPlot({ download }: { readonly download: DownloadSnapshot }) {
  const { t, format } = useApp();
  const { name, bytesPerSecond, pace } = download;
  const { stepMs, paces } = pace;
  if (paces.length < 2) return null;
  const now = format.speed(bytesPerSecond ?? 0);
  const mean = format.speed(paces.reduce((sum, one) => sum + one, 0) / paces.length);
  const peak = format.speed(Math.max(...paces));
  const figures = [
    ['now', now],
    ['mean', mean],
    ['peak', peak],
    ['span', format.duration((paces.length * stepMs) / 1000)],
  ] as const;
  const line = plotLine(paces, height);
  const last = paces.length - 1;
  return (
    <>
      <h4>{t('details.speed')}</h4>
      <svg
        class="plot"
        role="img"
        aria-label={t('details.speed.plot', { name, now, mean, peak })}
        viewBox={`0 0 ${last} ${height}`}
        preserveAspectRatio="none"
        focusable="false"
      >
        <path class="plot-area" d={`${line}V${height}H0z`} />
        <path class="plot-line" d={line} />
      </svg>
      <dl class="legend">
        {figures.map(([figure, text]) => (
          <div key={figure}>
            <dt>{t(`details.speed.${figure}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
