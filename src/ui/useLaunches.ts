import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { linksInFile } from './linksInFile.ts';
import { linksOf } from './linksOf.ts';
import type { InitialForm } from './model.ts';

/**
 * Takes what the installed app is opened with while this page is open: `take` gets the links and
 * the form that the launch asks for. What the page itself was loaded with is no news.
 */
export function useLaunches(take: (links: readonly string[], form: InitialForm) => void): void {
  const { model, question } = useApp();
  const known = useRef(model.launched.peek());
  useSignalEffect(() => {
    const launch = model.launched.value;
    if (launch === known.current) return;
    known.current = launch;
    const { form, files, shortcut } = launch;
    const takeAll = async (): Promise<void> => {
      const inFiles = await Promise.all(files.map(linksInFile));
      const links = [...linksOf(form), ...inFiles.flat()];
      if (links.length === 0 && shortcut !== 'add') return;
      question.value = null;
      take(links, form);
    };
    void takeAll();
  });
}
