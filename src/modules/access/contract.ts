import { auditContract } from './contract/audit.ts';
import { codeContract } from './contract/code.ts';
import { foundationContract } from './contract/foundation.ts';
import { linkContract } from './contract/link.ts';
import { meContract } from './contract/me.ts';
import { oidcContract } from './contract/oidc.ts';
import { passkeyContract } from './contract/passkey.ts';
import { passwordContract } from './contract/password.ts';
import { roleContract } from './contract/role.ts';
import { sessionContract } from './contract/session.ts';
import { tokenContract } from './contract/token.ts';

/** All endpoints of the module, by noun. */
export const accessContract = {
  ...foundationContract,
  ...sessionContract,
  ...linkContract,
  ...passwordContract,
  ...codeContract,
  ...passkeyContract,
  ...oidcContract,
  ...tokenContract,
  ...roleContract,
  ...meContract,
  ...auditContract,
};
