import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';

/** Counts down to a wall-clock time, second by second; nothing where no time was set. */
export function Countdown({ untilMs }: { readonly untilMs: number }) {
  const { t, format } = useApp();
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!Number.isFinite(untilMs)) return null;
  const seconds = Math.ceil((untilMs - nowMs) / 1000);
  return (
    <span class="countdown">
      {seconds > 0
        ? t('row.countdown', { duration: format.duration(seconds) })
        : t('row.tryingNow')}
    </span>
  );
}
