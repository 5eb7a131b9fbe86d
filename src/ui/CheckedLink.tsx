import type { CommandError, LinkReport } from '../engine.ts';
import { useApp } from './context.ts';
import { errorWords, mayHaveExpired } from './errorWords.ts';
import { KeptNote } from './KeptNote.tsx';
import { ServerFacts } from './ServerFacts.tsx';
import type { LinkCheck } from './useLinkCheck.ts';
import { useStorageUse } from './useStorageUse.ts';

/** What became of a check: nothing of it is stored. */
export function CheckedLink({ check }: { readonly check: LinkCheck }) {
  const { t } = useApp();
  switch (check.state) {
    case 'asking':
      return <p class="hint">{t('check.asking')}</p>;
    case 'failed':
      return <FaultText fault={check.fault} />;
    case 'answered':
      return <Report report={check.report} />;
    default:
      return check satisfies never;
  }
}

function FaultText({ fault }: { readonly fault: CommandError }) {
  const { model, t } = useApp();
  const { online } = model.conditions.value;
  const { what, next } = errorWords(fault, { retrying: true, online }, t);
  return (
    <p class="fault">
      <strong>{what}</strong> {advice()}
    </p>
  );

  function advice(): string {
    switch (fault.code) {
      case 'http':
      case 'web-page-instead':
        return t(mayHaveExpired(fault) ? 'check.freshLink' : 'check.later');
      case 'unreachable':
      case 'unexpected':
        return t('check.later');
      default:
        return next;
    }
  }
}

function Report({ report }: { readonly report: LinkReport }) {
  const { t } = useApp();
  const { name, ranges, totalBytes, givenSize } = report;
  return (
    <section class="report" aria-label={t('check.heading')}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <ServerFacts download={report} />
      {givenSize !== null && <SizeNote {...givenSize} totalBytes={totalBytes} />}
      {ranges !== 'unknown' && <p>{t(`check.${ranges}`)}</p>}
      {totalBytes !== null && <RoomNote totalBytes={totalBytes} />}
      <KeptNote />
      <p class="hint">{t('check.nothingStored')}</p>
    </section>
  );
}

type SizeNoteProps = NonNullable<LinkReport['givenSize']> & Pick<LinkReport, 'totalBytes'>;

/** Whether it is as large as the link says. */
function SizeNote({ bytes, comparison, totalBytes }: SizeNoteProps) {
  const { t } = useApp();
  if (comparison !== 'differs') return <p>{t(`check.size.${comparison}`)}</p>;
  return (
    <p class="fault">
      <strong>{t('error.wrongSize', { expected: bytes, actual: totalBytes ?? 0 })}</strong>{' '}
      {t('check.size.differs')}
    </p>
  );
}

/** Whether the browser would allow so much more. It rounds, and guesses. */
function RoomNote({ totalBytes }: { readonly totalBytes: number }) {
  const { t, format } = useApp();
  const use = useStorageUse();
  if (use === undefined) return null;
  if (use === null) return <p>{t('check.room.unknown')}</p>;
  const freeBytes = Math.max(0, use.mostBytes - use.usedBytes);
  const key = totalBytes <= freeBytes ? 'check.room.fits' : 'check.room.lacks';
  return <p>{t(key, { free: format.bytes(freeBytes) })}</p>;
}
