import { accessContract } from '#modules/access/contract.ts';
import { brandContract } from '#modules/brand/contract.ts';
import { campaignsContract } from '#modules/campaigns/contract.ts';
import { conversationContract } from '#modules/conversation/contract.ts';
import { deliveryContract } from '#modules/delivery/contract.ts';
import { listeningContract } from '#modules/listening/contract.ts';
import { measurementContract } from '#modules/measurement/contract.ts';
import { peopleContract } from '#modules/people/contract.ts';
import { planContract } from '#modules/plan/contract.ts';

/** The contract of every module: what the server opens, the browser may call, and OpenAPI describes. */
export const contracts = {
  people: peopleContract,
  access: accessContract,
  brand: brandContract,
  conversation: conversationContract,
  delivery: deliveryContract,
  plan: planContract,
  campaigns: campaignsContract,
  listening: listeningContract,
  measurement: measurementContract,
};

export type Contracts = typeof contracts;
