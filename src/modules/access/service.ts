import type { Handlers } from '#platform/module.ts';
import type { accessContract } from './contract.ts';
import { auditHandlers } from './service/audit.ts';
import { codeHandlers } from './service/code.ts';
import { foundationHandlers } from './service/foundation.ts';
import { linkHandlers } from './service/invitation.ts';
import { meHandlers } from './service/me.ts';
import { oidcHandlers } from './service/oidc.ts';
import { passkeyHandlers } from './service/passkey.ts';
import { passwordHandlers } from './service/password.ts';
import { roleHandlers } from './service/role.ts';
import { sessionHandlers } from './service/sign-in.ts';
import { tokenHandlers } from './service/token.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const accessHandlers: Handlers<typeof accessContract> = {
  ...foundationHandlers,
  ...sessionHandlers,
  ...linkHandlers,
  ...passwordHandlers,
  ...codeHandlers,
  ...passkeyHandlers,
  ...oidcHandlers,
  ...tokenHandlers,
  ...roleHandlers,
  ...meHandlers,
  ...auditHandlers,
};
