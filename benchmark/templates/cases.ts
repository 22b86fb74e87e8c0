import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a template is rendered for; the format of the template cases in `test/conformance`. */
export interface Input {
  readonly body: string;
  readonly params: { readonly path: Texts; readonly querystring: Texts; readonly header: Texts };
  readonly context: { readonly [name: string]: string | Texts };
  readonly stageVariables: Texts;
}

export type Texts = Readonly<Record<string, string>>;

export interface Case {
  readonly id: 'small' | 'medium' | 'large';
  readonly template: string;
  readonly input: Input;
}

const params = {
  path: { id: '42', category: 'books' },
  querystring: { q: 'typed "quotes"', page: '3', order: 'asc', lang: 'de' },
  header: {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Host: 'api.example.com',
    'User-Agent': 'benchmark/1.0 (X11; Linux)',
    'X-Amzn-Trace-Id': 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e',
    'X-Forwarded-For': '203.0.113.7',
  },
};

const context = {
  accountId: '123456789012',
  apiId: 'abcdef1234',
  httpMethod: 'POST',
  requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  resourceId: '123456',
  resourcePath: '/shop/{category}/{id}',
  stage: 'prod',
  identity: {
    accountId: '123456789012',
    sourceIp: '203.0.113.7',
    userAgent: 'benchmark/1.0',
    user: 'AIDA',
    userArn: 'arn:aws:iam::123456789012:user/me',
  },
};

const order = { id: 'o-1', customer: { name: 'Ada', city: 'London' }, total: 99.5, lines: [{ sku: 'a', count: 2 }] };

const items = Array.from({ length: 1_000 }, (_, index) => ({
  id: `item-${index}`,
  name: `Item "${index}" of the list`,
  price: (index * 37) % 1_000,
  tags: ['new', index % 2 === 0 ? 'even' : 'odd'],
  address: { city: index % 3 === 0 ? 'Berlin' : 'Wien', zip: `${10_000 + index}` },
}));

function benchmarkCase(id: Case['id'], body: unknown): Case {
  return {
    id,
    template: readFileSync(join(__dirname, 'cases', `${id}.vtl`), 'utf8'),
    input: { body: JSON.stringify(body), params, context, stageVariables: { table: 'orders', url: 'https://example.com' } },
  };
}

export const cases: readonly Case[] = [benchmarkCase('small', order), benchmarkCase('medium', order), benchmarkCase('large', { items })];
