import pg from 'pg';

/** How to reach the database: the parts of an address, or the whole in `connectionString`. */
export type Connection = Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'database' | 'connectionString'>;

/**
 * While a backup is under way it holds this lock shared. Whoever removes uploads takes it with
 * `pg_try_advisory_xact_lock` first and leaves them for later when it is not free: the rows of the snapshot may name
 * files that the product has let go of since.
 */
export const UPLOADS_LOCK = 0x75706c64;

/** Connects, and gives the session to `use` with the settings under which values read back as they were written. */
export async function withSession<T>(
  connection: Connection,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'inward backup' });
  // A lost connection also fails the query that is under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(EXACT);
    return await use(client);
  } finally {
    await client.end();
  }
}

// As pg_dump sets them, and for its reasons. With `row_security` off a policy that hides rows is an error, not a gap.
const EXACT = `
  set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set client_encoding = 'UTF8';
  set extra_float_digits = 1; set bytea_output = 'hex'; set xmloption = 'content'; set row_security = off;
  set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;`;
