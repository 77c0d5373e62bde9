import { z } from 'zod';
import type { Endpoint } from '#kernel/contract.ts';
import type { Module } from '../module.ts';

/** The OpenAPI 3.1 document of all modules, made from the contracts that also type and validate them. */
export function openApi(modules: readonly Module[], url: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const module of modules) {
    for (const [name, endpoint] of Object.entries(module.contract)) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = {
        ...paths[path],
        [endpoint.method.toLowerCase()]: operation(module.name, name, endpoint),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Inward', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url }],
    security: [{ session: [] }, { token: [] }],
    tags: modules.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'inward_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const PROBLEM = {
  type: 'object',
  description: 'A problem document (RFC 9457)',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; what user interfaces translate' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, code: { type: 'string' } } },
    },
  },
  required: ['type', 'title', 'status', 'code', 'requestId'],
};

function operation(tag: string, name: string, endpoint: Endpoint) {
  const schema = jsonSchema(endpoint.input, 'input');
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.upload !== undefined;
  const fields = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const parameters = fields
    .filter(([field]) => inPath.has(field) || inQuery)
    .map(([field, fieldSchema]) => ({
      name: field,
      in: inPath.has(field) ? 'path' : 'query',
      required: inPath.has(field) || required.has(field),
      schema: fieldSchema,
    }));
  const body = fields.filter(([field]) => !inPath.has(field));
  return {
    operationId: `${tag}.${name}`,
    summary: endpoint.summary,
    tags: [tag],
    ...(endpoint.who === 'anyone' ? { security: [] } : {}),
    'x-who': endpoint.who,
    parameters: endpoint.creates
      ? [
          ...parameters,
          { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } },
        ]
      : parameters,
    ...(endpoint.upload
      ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
      : {}),
    ...(inQuery || body.length === 0
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(body),
                  required: body.map(([field]) => field).filter((field) => required.has(field)),
                },
              },
            },
          },
        }),
    responses: {
      ...(endpoint.output === 'redirect'
        ? { 303: { description: 'Go there' } }
        : { 200: { description: 'Done', content: answerContent(endpoint) } }),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function answerContent(endpoint: Endpoint) {
  if (endpoint.output === 'redirect') return {};
  if (endpoint.output === 'file')
    return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: jsonSchema(endpoint.output, 'output') } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
}
