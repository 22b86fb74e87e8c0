import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ApiDefinition, JsonObject } from '../../lib/definition';
import { CannedBackend, createGateway, type Gateway } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { bufferBody } from '../../lib/testing/messages';
import { document } from '../engine/apis';
import { HandlerFolders } from './handler-folders';

// Each ends by an account of its steps, which takes a machine that does other things a while.
jest.setTimeout(120_000);

const deepArray = '['.repeat(100_000) + ']'.repeat(100_000);
const deepObject = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const grid = (depth: number): unknown => (depth === 0 ? 1 : Array.from({ length: 9 }, () => grid(depth - 1)));
const doublings = (grown: string) => `#set($s = "xxxxxxxxxx")#foreach($i in [1..60])#set($s = ${grown})#end$s.length()`;

interface Hostile {
  readonly what: string;
  readonly template: string;
  readonly body?: string;
  /** What the call comes to; for 200, what is printed. */
  readonly answer: 400 | 500 | string;
}

const hostile: readonly Hostile[] = [
  { what: 'a macro that calls itself', template: `#macro(a)#a()#end#a()`, answer: '#a()' },
  { what: 'two macros that call each other', template: `#macro(a)#b()#end#macro(b)#a()x#end#a()`, answer: '#a()' },
  {
    what: 'a macro that calls itself twice',
    template: `#macro(a $n)#if($n > 0)#set($m = $n - 1)#a($m)#a($m)#end#end#a(60)`,
    answer: '#a(60)',
  },
  { what: 'a macro whose argument grows', template: `#macro(a $x)#a("$x$x")#end#a("xxxxxxxx")`, answer: '#a("xxxxxxxx")' },
  { what: 'a block that prints itself', template: `#define($d)$d#end$d`, answer: '$d' },
  { what: 'loops in a loop', template: `#foreach($i in [1..100000])#foreach($j in [1..100000])x#end#end`, answer: 500 },
  { what: 'loops in a loop, empty', template: `#foreach($i in [1..100000])#foreach($j in [1..100000])#end#end`, answer: 500 },
  { what: 'a range of all numbers', template: `#set($r = [-2147483648..2147483647])$r.size()`, answer: 500 },
  { what: 'a text that doubles by interpolation', template: doublings('"$s$s"'), answer: 500 },
  { what: 'a text that doubles by addition', template: doublings('$s + $s'), answer: 500 },
  { what: 'a text that doubles by concat', template: doublings('$s.concat($s)'), answer: 500 },
  { what: 'a text that grows by replace', template: doublings('$s.replace("x", "xxxx")'), answer: 500 },
  { what: 'a text that grows by replaceAll', template: doublings('$s.replaceAll("x", "xxxx")'), answer: 500 },
  { what: 'a text that grows by base64', template: doublings('$util.base64Encode($s)'), answer: 500 },
  {
    what: 'a text that is printed for ever',
    template: `#set($x = "${'x'.repeat(200_000)}")#foreach($i in [1..100000])$x#end`,
    answer: 500,
  },
  { what: 'a text without end', template: `#set($s = "x")$s.repeat(2147483647)`, answer: 500 },
  { what: 'a format without end', template: `#set($s = "x")$s.format("%2147483647s", "a")`, answer: 500 },
  {
    what: 'a list that grows in loops',
    template: `#set($l = [])#foreach($i in [1..100000])#foreach($j in [1..100000])#set($x = $l.add($i))#end#end`,
    answer: 500,
  },
  { what: 'a list that takes itself in', template: `#set($l = [1])#foreach($i in [1..100])#set($x = $l.addAll($l))#end`, answer: 500 },
  { what: 'a list that is added to while it is read', template: `#set($l = [1])#foreach($k in $l)#set($x = $l.add($k))#end`, answer: 500 },
  { what: 'lists in lists, hashed', template: `#set($l = [1])#foreach($i in [1..200])#set($l = [$l, $l])#end$l.hashCode()`, answer: 500 },
  {
    what: 'lists in lists, compared',
    template: `#set($l = [1])#set($k = [1])#foreach($i in [1..200])#set($l = [$l, $l])#set($k = [$k, $k])#end$l.equals($k)`,
    answer: 500,
  },
  { what: 'lists in lists, printed', template: `#set($l = [])#foreach($i in [1..100000])#set($l = [$l])#end$l`, answer: 500 },
  { what: 'lists that hold each other', template: `#set($l = [])#set($k = [$l])#set($x = $l.add($k))$l`, answer: 500 },
  { what: 'a map that holds itself, hashed', template: `#set($m = {})#set($x = $m.put("m", $m))$m.hashCode()`, answer: 500 },
  { what: 'a map that holds itself, printed', template: `#set($m = {})#set($x = $m.put("m", $m))$m`, answer: '{m=(this Map)}' },
  { what: 'nested quantifiers', template: `$input.params('q').matches("(a+)+$")`, answer: 'false' },
  { what: 'alternatives that overlap', template: `$input.params('q').matches("(a|aa)+$")`, answer: 'false' },
  { what: 'a reference back', template: `$input.params('q').matches("(a*)*\\1b")`, answer: 500 },
  { what: 'a look ahead', template: `$input.params('q').matches("(?=(a+)+!)(a+)+$")`, answer: 500 },
  { what: 'repetitions of repetitions', template: `$input.params('q').matches("((a{1,1000}){1,1000}){1,1000}")`, answer: 500 },
  { what: 'groups in groups', template: `$input.params('q').matches("${'('.repeat(20_000)}a${')'.repeat(20_000)}")`, answer: 500 },
  { what: 'a deep body, printed', template: `$input.json('$')`, body: deepArray, answer: 400 },
  { what: 'a deep body, read', template: `$input.path('$').a`, body: deepObject(100_000), answer: 400 },
  { what: 'a deep body, parsed', template: `$util.parseJson($input.body)`, body: deepArray, answer: 500 },
  { what: 'a path down and down again', template: `$input.path('$..*..*..*').size()`, body: JSON.stringify(grid(4)), answer: '20412' },
  { what: 'filters in filters', template: `$input.path("$..[?(@..a)]..[?(@..a)]").size()`, body: deepObject(400), answer: 500 },
  {
    what: 'a pattern in a filter',
    template: `$input.path("$[?(@.a =~ /(a+)+$/)]")`,
    body: JSON.stringify([{ a: `${'a'.repeat(5000)}!` }]),
    answer: '[]',
  },
  { what: 'a path of brackets', template: `$input.path("${'$['.repeat(10_000)}")`, answer: 500 },
  { what: 'a power', template: `$input.path('$.n').pow(999999999)`, body: `{"n":${'9'.repeat(1000)}}`, answer: 500 },
  { what: 'a number of many digits', template: `$input.path('$.n').toBigInteger()`, body: '{"n":1.5e999999999}', answer: '' },
  {
    what: 'a product of products',
    template: `#set($b = $input.path('$.n'))#foreach($i in [1..100])#set($b = $b * $b)#end$b`,
    body: `{"n":${'9'.repeat(1000)}}`,
    answer: 500,
  },
  {
    what: 'the function that makes functions',
    template: `$util.constructor.constructor("return process")()`,
    answer: '()',
  },
  { what: 'the classes of Java', template: `$!input.getClass().forName("java.lang.Runtime").getRuntime().exec("id")`, answer: '' },
  {
    what: 'the prototype, set',
    template: `#set($m = {})#set($x = $m.put("__proto__", {"polluted": "yes"}))#set($o = {})[$!o.polluted$!o.toString$!o.get("constructor")]`,
    answer: '[]',
  },
  { what: 'the prototype of the context, set', template: `#set($context.requestOverride.__proto__.polluted = "yes")`, answer: 500 },
  {
    what: 'the prototype, sent',
    template: `#set($b = $input.path('$'))[$!b.polluted$!b.constructor$!b.toString$input.path('$.__proto__.polluted')]`,
    body: '{"__proto__":{"polluted":"own"}}',
    answer: '[own]',
  },
  { what: 'variables that every object has', template: `#set($__proto__ = "x")$__proto__$!constructor$!toString`, answer: 'x' },
  { what: 'parentheses in parentheses', template: `#set($x = ${'('.repeat(5000)}1${')'.repeat(5000)})$x`, answer: 500 },
  { what: 'conditions in conditions', template: `${'#if(true)'.repeat(5000)}x${'#end'.repeat(5000)}`, answer: 500 },
  { what: 'a long chain', template: `$input${'.a'.repeat(20_000)}`, answer: 500 },
];

/** `/0`, `/1`, …: each sends its endpoint what its template prints, and answers what that says. */
function apiOf(endpoint: string): ApiDefinition {
  const integration = (template: string): JsonObject => ({
    type: 'http',
    httpMethod: 'POST',
    uri: endpoint,
    requestTemplates: { 'application/json': template },
    responses: { default: { statusCode: '200' } },
  });
  const operations = hostile.map(({ template }, index) => [`POST /${index}`, integration(template)] as const);
  return readOpenApi(document({ ...Object.fromEntries(operations), 'POST /well': integration('well') })).definition;
}

const headers = ['Host', 'h', 'Content-Type', 'application/json'];
const query = `?q=${'a'.repeat(5000)}!`;

type Answer = readonly [status: number, body: string];

let handlers: HandlerFolders;
let endpoint: Server;
let child: ChildProcessByStdio<null, Readable, Readable>;
let said = '';
let port: number;
let engine: Gateway;

beforeAll(async () => {
  endpoint = createServer((incoming, outgoing) => incoming.pipe(outgoing)).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`;
  handlers = new HandlerFolders();
  const folder = handlers.write(apiOf(url));
  // What takes more memory than this ends the process.
  const command = ['--max-old-space-size=400', path.join(folder, 'server.js'), '--port', '0'];
  child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr.on('data', (piece: Buffer) => {
    said += String(piece);
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  port = Number(/:(\d+)$/m.exec(String(line))?.[1]);
  engine = createGateway(apiOf(url), { http: new CannedBackend(({ body }) => ({ status: 200, body })) });
});
afterAll(async () => {
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  // None of it is a defect.
  expect(said).toBe('');
  endpoint.close();
  await engine.close();
  handlers.remove();
});

function ask(target: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method: 'POST', path: target, headers, agent: false }, (message) => {
      text(message).then((answer) => resolve([message.statusCode as number, answer]), reject);
    });
    asked.on('error', reject).end(body);
  });
}

test.each(hostile.map((of, index) => [of.what, index, of] as const))(
  '%s ends, as in the engine, and whoever comes next is answered',
  async (_what, index, { body = '{}', answer }) => {
    const [status, printed] = await ask(`/${index}${query}`, body);
    expect(typeof answer === 'number' ? status : [status, printed]).toEqual(typeof answer === 'number' ? answer : [200, answer]);
    const expected = await engine.handle({ method: 'POST', target: `/${index}${query}`, headers, body: Buffer.from(body) });
    expect([status, printed]).toEqual([expected.status, (await bufferBody(expected.body)).toString()]);
    expect(await ask('/well', '{}')).toEqual([200, 'well']);
  },
);
