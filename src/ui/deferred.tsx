import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';

/**
 * A component that is loaded when it is first shown, so that the page starts without it. Says so
 * where it could not be loaded: offline, say, on a first visit.
 */
export function deferred<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  return function Deferred(props: Props) {
    const { t } = useApp();
    const [state, setState] = useState<'loading' | 'loaded' | 'failed'>('loading');
    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (component) => {
          loaded = component;
          setState('loaded');
        },
        () => setState('failed'),
      );
    }, []);
    if (loaded !== null) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    if (state === 'loading') return null;
    return (
      <p class="fault" role="alert">
        {t('deferred.failed')}
      </p>
    );
  };
}
