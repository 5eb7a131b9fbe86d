import { useComputed, useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { useCallback, useId, useRef } from 'preact/hooks';
import type { CommandError } from '../engine.ts';
import { useApp } from './context.ts';
import { deferred } from './deferred.tsx';
import { errorWords } from './errorWords.ts';
import { FormOptions } from './FormOptions.tsx';
import { linksOf } from './linksOf.ts';
import { PatternPreview } from './PatternPreview.tsx';
import { leadToOneServer, noStartOptions, wishes } from './startOptions.ts';
import {
  downloadsOf,
  linesIn,
  linksIn,
  type Refusal,
  type Repeat,
  type Submission,
  submitLinks,
} from './submitLinks.ts';
import { useLaunches } from './useLaunches.ts';
import { useLinkCheck } from './useLinkCheck.ts';
import { useLinkIntake } from './useLinkIntake.ts';
import { verbatim } from './verbatim.ts';

const CheckedLink = deferred(() =>
  import('./CheckedLink.tsx').then(({ CheckedLink }) => CheckedLink),
);
const Repeats = deferred(() => import('./Repeats.tsx').then(({ Repeats }) => Repeats));

/** Where links become downloads, one a line. A line that fails stays, with the reason below it. */
export function StartForm() {
  const { model, t, format, removals, announcement } = useApp();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { form } = model.launched.peek();
  const recipe = useSignal(form);
  const text = useSignal(linksOf(form).join('\n'));
  const name = useSignal(form.name);
  const checksum = useSignal(form.checksum);
  const options = useSignal(noStartOptions);
  const refused = useSignal<readonly Refusal[]>([]);
  const repeats = useSignal<readonly Repeat[]>([]);
  const missing = useSignal(false);
  const sending = useSignal(false);
  const links = useComputed(() => linksIn(text.value));
  const several = useComputed(() => links.value.length > 1);
  const oneServer = useComputed(() => leadToOneServer(links.value));
  // A size cannot be edited: it is said of the very link that it came with.
  const sizeBytes = useComputed(() =>
    linksOf(recipe.value).join('\n') === text.value ? recipe.value.sizeBytes : null,
  );
  const { check, ask } = useLinkCheck(model, text);
  const asked = () =>
    downloadsOf(links.value, {
      name: name.value.trim(),
      checksum: checksum.value.trim(),
      sizeBytes: sizeBytes.value,
      wishes: wishes(options.value, oneServer.value),
    });

  const take = useCallback(
    (links: readonly string[]) => {
      text.value = [...new Set([...linesIn(text.value), ...links])].join('\n');
      missing.value = false;
      field.current?.focus();
      if (links.length > 0) announcement.value = t('form.taken', { count: links.length });
    },
    [t, announcement, text, missing],
  );
  useLinkIntake(take, field);
  useLaunches((links, form) => {
    take(links);
    recipe.value = form;
    if (form.name !== '') name.value = form.name;
    if (form.checksum !== '') checksum.value = form.checksum;
  });

  const submit = async () => {
    if (sending.value) return;
    const downloads = asked();
    missing.value = downloads.length === 0;
    refused.value = [];
    repeats.value = [];
    if (downloads.length > 0) {
      sending.value = true;
      const sent = filledIn();
      const focused = document.activeElement;
      const submission = await submitLinks(model, downloads);
      sending.value = false;
      // Asked for anew before it was gone for good.
      removals.undo(submission.repeats.map(({ url }) => url));
      repeats.value = submission.repeats;
      refused.value = submission.refused;
      clear(sent, submission);
      announcement.value = summary(submission);
      // Who has gone elsewhere meanwhile stays there.
      if (document.activeElement !== focused && document.activeElement !== document.body) return;
    }
    field.current?.focus();
  };

  const filledIn = () => ({
    lines: linesIn(text.value),
    name: name.value,
    checksum: checksum.value,
    options: options.value,
  });

  /** Leaves in the form what was refused, and what was filled in while the rest was sent. */
  const clear = (sent: ReturnType<typeof filledIn>, { refused }: Submission) => {
    const fresh = linesIn(text.value).filter((line) => !sent.lines.includes(line));
    text.value = [...refused.map(({ link }) => link), ...fresh].join('\n');
    if (refused.length > 0) return;
    if (name.value === sent.name) name.value = '';
    if (checksum.value === sent.checksum) checksum.value = '';
    if (options.value === sent.options) options.value = noStartOptions;
  };

  const summary = ({ added, repeats: { length: count } }: Submission): string =>
    [
      ...(added > 0 ? [t('form.added', { count: added })] : []),
      ...(count > 0 ? [t('repeat.heading', { count })] : []),
    ].join(' ');

  const checkLink = () => {
    const [download, ...others] = asked();
    missing.value = download === undefined;
    if (download === undefined || others.length > 0 || check.value?.state === 'asking') return;
    void ask(download);
  };

  const submitOnEnter = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    const wanted = event.ctrlKey || event.metaKey || !text.value.includes('\n');
    if (!wanted) return;
    event.preventDefault();
    // As the button does: fields that are not valid are shown first.
    event.currentTarget.form?.requestSubmit();
  };

  const isFault = (code: CommandError['code']) =>
    refused.value.some(({ fault }) => fault.code === code);
  const faulty = missing.value || refused.value.length > 0;
  return (
    <form
      class="start"
      aria-label={t('form.heading')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label class="label" for={`${id}-link`}>
        {t('form.link')}
      </label>
      <div class="start-row">
        <textarea
          ref={field}
          id={`${id}-link`}
          class="field link"
          rows={Math.min(8, text.value.split('\n').length)}
          value={text}
          placeholder="https://"
          dir="ltr"
          {...verbatim}
          inputMode="url"
          enterkeyhint="go"
          aria-invalid={faulty}
          aria-describedby={`${id}-hint ${id}-faults`}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            missing.value = false;
          }}
          onKeyDown={submitOnEnter}
        />
        <button type="submit" class="button main" aria-disabled={sending.value}>
          {t('form.download')}
        </button>
      </div>
      <p id={`${id}-hint`} class="hint">
        {t('form.link.hint')}
      </p>
      {sizeBytes.value !== null && (
        <p class="hint">{t('form.size', { size: format.bytes(sizeBytes.value) })}</p>
      )}
      <PatternPreview text={text} />
      <div id={`${id}-faults`} class="faults" role="alert">
        {missing.value && <p>{t('form.empty')}</p>}
        {refused.value.map((refusal) => (
          <RefusedLine key={refusal.link} refusal={refusal} />
        ))}
      </div>
      {repeats.value.length > 0 && (
        <Repeats
          repeats={repeats}
          onSettled={(settled) => {
            repeats.value =
              settled === 'all' ? [] : repeats.value.filter((each) => each !== settled);
            field.current?.focus();
          }}
        />
      )}
      <FormOptions
        name={name}
        checksum={checksum}
        options={options}
        several={several}
        oneServer={oneServer}
        checksumFaulty={isFault('invalid-checksum')}
        headersFaulty={isFault('invalid-header')}
      >
        <button
          type="button"
          class="button small quiet"
          aria-disabled={several.value || check.value?.state === 'asking'}
          onClick={checkLink}
        >
          {t('check.action')}
        </button>
      </FormOptions>
      <div role="status">{check.value !== null && <CheckedLink check={check.value} />}</div>
    </form>
  );
}

function RefusedLine({ refusal }: { readonly refusal: Refusal }) {
  const { model, t } = useApp();
  const { online } = model.conditions.value;
  const { what, next } = errorWords(refusal.fault, { retrying: false, online }, t);
  return (
    <p>
      <bdi class="faulty-link">{refusal.link}</bdi> <strong>{what}</strong> {next}
    </p>
  );
}
