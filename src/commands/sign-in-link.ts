import { loginLinkFor } from '#modules/access/service/link.ts';
import { personByEmail } from '#modules/access/store/person.ts';
import type { Config } from '#platform/config.ts';
import { commandLog, openProduct } from './product.ts';
import { UsageError } from './usage.ts';

/** Prints a link that signs somebody in: for the operator when nobody can get in any more. */
export async function signInLink(config: Config, args: readonly string[]): Promise<number> {
  const [email] = args;
  if (!email) throw new UsageError('Say who: inward sign-in-link name@example.org');
  const product = await openProduct(config, { log: commandLog(config, 'prints') });
  try {
    const ctx = product.context();
    const person = await personByEmail(ctx.db, email);
    if (!person) throw new UsageError(`Nobody has the e-mail address ${email}.`);
    console.log(await loginLinkFor(ctx, person.id));
  } finally {
    await product.close();
  }
  return 0;
}
