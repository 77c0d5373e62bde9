import { accessContract } from '#modules/access/contract.ts';
import { accessJobs } from '#modules/access/jobs.ts';
import { accessHandlers } from '#modules/access/service.ts';
import { brandContract } from '#modules/brand/contract.ts';
import { brandJobs } from '#modules/brand/jobs.ts';
import { brandHandlers } from '#modules/brand/service.ts';
import { campaignsContract } from '#modules/campaigns/contract.ts';
import { campaignsJobs } from '#modules/campaigns/jobs.ts';
import { campaignsHandlers } from '#modules/campaigns/service.ts';
import { conversationContract } from '#modules/conversation/contract.ts';
import { conversationJobs } from '#modules/conversation/jobs.ts';
import { conversationHandlers } from '#modules/conversation/service.ts';
import { deliveryContract } from '#modules/delivery/contract.ts';
import { deliveryJobs } from '#modules/delivery/jobs.ts';
import { deliveryHandlers } from '#modules/delivery/service.ts';
import { listeningContract } from '#modules/listening/contract.ts';
import { listeningJobs } from '#modules/listening/jobs.ts';
import { listeningHandlers } from '#modules/listening/service.ts';
import { measurementContract } from '#modules/measurement/contract.ts';
import { measurementJobs } from '#modules/measurement/jobs.ts';
import { measurementHandlers } from '#modules/measurement/service.ts';
import { peopleContract } from '#modules/people/contract.ts';
import { peopleJobs } from '#modules/people/jobs.ts';
import { peopleHandlers } from '#modules/people/service.ts';
import { planContract } from '#modules/plan/contract.ts';
import { planJobs } from '#modules/plan/jobs.ts';
import { planHandlers } from '#modules/plan/service.ts';
import { defineModule, type Module } from '#platform/module.ts';

/** The modules of the product, in the order in which each may name the ones before. */
export const modules: readonly Module[] = [
  defineModule('people', peopleContract, peopleHandlers, peopleJobs),
  defineModule('access', accessContract, accessHandlers, accessJobs),
  defineModule('brand', brandContract, brandHandlers, brandJobs),
  defineModule('conversation', conversationContract, conversationHandlers, conversationJobs),
  defineModule('delivery', deliveryContract, deliveryHandlers, deliveryJobs),
  defineModule('plan', planContract, planHandlers, planJobs),
  defineModule('campaigns', campaignsContract, campaignsHandlers, campaignsJobs),
  defineModule('listening', listeningContract, listeningHandlers, listeningJobs),
  defineModule('measurement', measurementContract, measurementHandlers, measurementJobs),
];
