// Whether the page is dark: as was chosen, or as the system is, which may change.

import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../state/page';

const system = matchMedia('(prefers-color-scheme: dark)');

export function useIsDark(): boolean {
  const { theme } = usePage().state;
  const [isSystemDark, set] = useState(system.matches);
  useEffect(() => {
    const follow = (): void => set(system.matches);
    follow();
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  return theme === 'auto' ? isSystemDark : theme === 'dark';
}
