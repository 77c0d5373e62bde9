import type { Handlers } from '#platform/module.ts';
import type { itemContract } from '../contract/item.ts';
import { searchBank } from '../domain/item-bank.ts';

export const itemHandlers: Handlers<typeof itemContract> = {
  listBankItems: (_ctx, { constructs = [], search = '' }) => ({ items: searchBank(constructs, search) }),
};
