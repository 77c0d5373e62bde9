import { useEffect, useState } from 'react';

/** The section that one is reading: the last whose heading is above the middle of the window. */
export function useSectionInView<S extends string>(sections: readonly S[]): S | undefined {
  const [current, setCurrent] = useState<S | undefined>(sections[0]);
  useEffect(() => {
    const look = () => {
      const middle = window.innerHeight / 2;
      const above = sections.filter((id) => {
        const element = document.getElementById(id);
        return element !== null && element.getBoundingClientRect().top < middle;
      });
      setCurrent(above.at(-1) ?? sections[0]);
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [sections]);
  return current;
}
