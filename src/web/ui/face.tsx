import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';

export interface Face {
  /** Which of the two faces a part stands in; `bare` before sign-in. */
  readonly name: 'home' | 'studio' | 'bare';
  /** What the shell puts at the right of a page's first line. */
  readonly corner?: ReactNode;
  /** The organisation, for the title of the window. */
  readonly organisation: string;
}

const FaceContext = createContext<Face>({ name: 'bare', organisation: 'Inward' });

/** Gives the parts below the density and the corner of a face. */
export function FaceProvider({ face, children }: { face: Face; children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.dataset['face'] = face.name;
  }, [face.name]);
  return <FaceContext value={face}>{children}</FaceContext>;
}

export function useFace(): Face {
  return useContext(FaceContext);
}
