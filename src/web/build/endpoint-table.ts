import { type Plugin, runnerImport } from 'vite';
import type { Contract } from '#kernel/contract.ts';

const NAME = 'virtual:endpoints';
const RESOLVED = `\0${NAME}`;

/**
 * Serves `virtual:endpoints`: of each contract only what the browser needs to send a request, as
 * `{ 'people.readOrganisation': ['GET', '/api/people/organisation'] }`. The schemas stay on the server, so that Zod
 * does not weigh on the first page; the types come from the contracts through `import type`.
 */
export function endpointTable(contractsFile: string): Plugin {
  return {
    name: 'inward:endpoint-table',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const { module, dependencies } = await runnerImport<{ contracts: Record<string, Contract> }>(
        contractsFile,
        { configFile: false, logLevel: 'error' },
      );
      for (const file of [contractsFile, ...dependencies]) this.addWatchFile(file);
      return `export const endpoints = ${JSON.stringify(tableOf(module.contracts))};`;
    },
  };
}

function tableOf(contracts: Record<string, Contract>): Record<string, readonly string[]> {
  const table: Record<string, readonly string[]> = {};
  for (const [moduleName, contract] of Object.entries(contracts)) {
    for (const [name, { method, path, creates, upload, output }] of Object.entries(contract)) {
      const flags = [creates && 'creates', upload && 'upload', output === 'file' && 'file'];
      table[`${moduleName}.${name}`] = [method, path, ...flags.filter((flag) => typeof flag === 'string')];
    }
  }
  return table;
}
