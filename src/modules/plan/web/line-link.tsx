import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type LineRef, usePlanDesk } from './plan-desk.ts';

/** Another line of the same plan, opened in the same view. */
export function LineLink({ line, children }: { line: LineRef; children: ReactNode }) {
  const { plan } = usePlanDesk();
  return (
    <Link
      to="/studio/plan/$planId"
      params={{ planId: plan.id }}
      search={(was) => ({ ...was, line: `${line.kind}/${line.id}` })}
      replace
      resetScroll={false}
      className="inline-link"
    >
      {children}
    </Link>
  );
}
