import { escapeJavaScript } from '../../lib/mapping/variables/escape-java-script';
import type { Case, Input } from './cases';
import type { Engine } from './engine';

interface Order {
  readonly id: string;
  readonly customer: unknown;
  readonly total: number;
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly tags: readonly string[];
  readonly address: { readonly city: string };
}

/**
 * What somebody would write in JavaScript instead of each template: JSON.parse, and strings put together. It knows nothing of Velocity,
 * of Java's values or of any limit, and shows what an engine in JavaScript can hope for.
 */
const byCase: Readonly<Record<Case['id'], (input: Input) => string>> = {
  small({ body }) {
    const order = JSON.parse(body) as Order;
    return `{\n  "id": "${order.id}",\n  "customer": ${JSON.stringify(order.customer)}, "total": ${order.total}\n}\n`;
  },
  medium({ body, params, context, stageVariables }) {
    const identity = context.identity as Readonly<Record<string, string | undefined>>;
    let text = `{\n  "body-json": ${JSON.stringify(JSON.parse(body))},\n  "params": {\n`;
    const types = ['path', 'querystring', 'header'] as const;
    types.forEach((type, place) => {
      text += `    "${type}": {\n`;
      text += pairs(params[type], '      ');
      text += `    }${place < types.length - 1 ? ',' : ''}\n`;
    });
    text += `  },\n  "stage-variables": {\n${pairs(stageVariables, '    ')}  },\n  "context": {\n`;
    text += `    "account-id": "${identity.accountId ?? ''}",\n    "api-id": "${context.apiId as string}",\n`;
    text += `    "api-key": "${identity.apiKey ?? ''}",\n    "authorizer-principal-id": "",\n    "caller": "${identity.caller ?? ''}",\n`;
    text += `    "cognito-identity-id": "${identity.cognitoIdentityId ?? ''}",\n    "http-method": "${context.httpMethod as string}",\n`;
    text += `    "stage": "${context.stage as string}",\n    "source-ip": "${identity.sourceIp ?? ''}",\n    "user": "${identity.user ?? ''}",\n`;
    text += `    "user-agent": "${identity.userAgent ?? ''}",\n    "user-arn": "${identity.userArn ?? ''}",\n`;
    text += `    "request-id": "${context.requestId as string}",\n    "resource-id": "${context.resourceId as string}",\n`;
    return `${text}    "resource-path": "${context.resourcePath as string}"\n  }\n}\n`;
  },
  large({ body }) {
    const { items } = JSON.parse(body) as { readonly items: readonly Item[] };
    let text = `{\n  "count": ${items.length},\n  "items": [\n`;
    items.forEach((item, index) => {
      text += `    {\n      "position": ${index + 1},\n      "id": "${item.id}",\n      "name": "${escapeJavaScript(item.name)}",\n`;
      text += `      "price": ${item.price},\n      "class": "${item.price > 500 ? 'expensive' : 'cheap'}",\n`;
      text += `      "tags": "${item.tags[0]}/${item.tags[1]}",\n      "city": "${item.address.city}"\n    }${index < items.length - 1 ? ',' : ''}\n`;
    });
    return `${text}  ]\n}\n`;
  },
};

function pairs(values: Readonly<Record<string, string>>, indent: string): string {
  const names = Object.keys(values);
  return names
    .map((name, place) => `${indent}"${name}": "${escapeJavaScript(values[name])}"${place < names.length - 1 ? ',' : ''}\n`)
    .join('');
}

export const byHand: Engine = {
  name: 'by hand',
  warm: (testCase) => () => byCase[testCase.id](testCase.input),
  cold: (testCase) => () => byCase[testCase.id](testCase.input),
};
