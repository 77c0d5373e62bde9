import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFace } from '#web/ui/face.tsx';
import { Avatar } from '#web/ui/marks.tsx';
import classes from './people.module.css';
import { useDisplayName } from './use-names.ts';

export interface PersonLine {
  readonly id: string;
  readonly name: string | null;
  readonly title?: string | null | undefined;
  readonly employeeNumber?: string | null | undefined;
  readonly unit?: { readonly name: string } | null | undefined;
  readonly location?: string | null | undefined;
}

interface PersonRowsProps<P extends PersonLine> {
  readonly label: string;
  readonly people: readonly P[];
  /** At the end of a row: how many are below. */
  readonly end?: (person: P) => ReactNode;
}

/** People one below the other, each a way to their page in the face one is in. */
export function PersonRows<P extends PersonLine>({ label, people, end }: PersonRowsProps<P>) {
  const nameOf = useDisplayName();
  return (
    <ul role="list" aria-label={label} className={classes['persons']}>
      {people.map((person) => (
        <li key={person.id}>
          <Avatar name={person.name} />
          <div>
            <PersonLink personId={person.id}>{nameOf(person)}</PersonLink>
            <p className="small">
              {[person.name ? person.title : null, person.unit?.name, person.location]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          {end && <span className="small num">{end(person)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The way to a person's page, in Home or in Studio. */
export function PersonLink({ personId, children }: { personId: string; children: ReactNode }) {
  const { name } = useFace();
  return name === 'studio' ? (
    <Link to="/studio/people/$personId" params={{ personId }}>
      {children}
    </Link>
  ) : (
    <Link to="/people/$personId" params={{ personId }}>
      {children}
    </Link>
  );
}
