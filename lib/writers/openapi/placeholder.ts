import { type Fragment, fragments, type Json, type Unresolved, withPlaceholders } from '../../definition';

/** What a portable document holds where the definition has an intrinsic: always the same for the same intrinsic, and of the right type. */
export type Placeholder = (intrinsic: Unresolved) => Json;

// Values of AWS's own documentation for what every template knows by these names.
const pseudoParameters: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['AWS::StackName', 'stack'],
  ['AWS::StackId', 'arn:aws:cloudformation:us-east-1:123456789012:stack/stack/id'],
  ['AWS::NotificationARNs', 'arn:aws:sns:us-east-1:123456789012:topic'],
  ['AWS::NoValue', ''],
]);

/** A name for the intrinsic: the words in it, in letters that may stand in a host name, a path or a name (`Nlb-DNSName`). */
export function placeholderName(intrinsic: Unresolved): string {
  const known = pseudoParameters.get(pseudoParameterOf(intrinsic.unresolved) ?? '');
  if (known !== undefined) return known;
  const name = words(intrinsic.unresolved)
    .join('-')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // A label of a host name has 63 characters at most.
  return name === '' ? 'placeholder' : name.slice(0, 63).replace(/-$/, '');
}

/** A text with the known parts of the intrinsic as they are, and names for the unknown ones. */
export const textPlaceholder: Placeholder = (intrinsic) => textOf(intrinsic);

/** A text shaped like an absolute `http` URI. */
export const uriPlaceholder: Placeholder = (intrinsic) => {
  const [first, second] = fragments(intrinsic);
  const text = textOf(intrinsic);
  if (typeof first === 'string' || first === undefined) return text;
  const name = placeholderName(first);
  if (typeof second === 'string' && second.startsWith('://')) return `https${text.slice(name.length)}`;
  return `https://${name}.example.com${text.slice(name.length)}`;
};

/** A text shaped like the ARN by which an AWS integration or an authorizer names its target. */
export const invocationUriPlaceholder: Placeholder = (intrinsic) => {
  const pieces = fragments(intrinsic);
  if (typeof pieces[0] === 'string') return textOf(intrinsic);
  return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(intrinsic)}/invocations`;
};

/** A text shaped like an ARN of `service`. */
export function arnPlaceholder(service: string, resource: string): Placeholder {
  return (intrinsic) =>
    typeof fragments(intrinsic)[0] === 'string'
      ? textOf(intrinsic)
      : `arn:aws:${service}:123456789012:${resource}${placeholderName(intrinsic)}`;
}

/** A number or boolean cannot tell its origin, so it is the one that the service assumes where nothing is said. */
export function constantPlaceholder(value: Json): Placeholder {
  return () => value;
}

function textOf(intrinsic: Unresolved): string {
  let before = '';
  const pieces: readonly Fragment[] = fragments(intrinsic);
  if (pieces.length <= 1) return withPlaceholders(intrinsic, placeholderName);
  return pieces
    .map((piece) => {
      const text = typeof piece === 'string' ? piece : before.endsWith('functions/') ? functionArn(piece) : placeholderName(piece);
      before = text;
      return text;
    })
    .join('');
}

function functionArn(intrinsic: Unresolved): string {
  return `arn:aws:lambda:us-east-1:123456789012:function:${placeholderName(intrinsic).replace(/-Arn$/, '')}`;
}

function pseudoParameterOf(intrinsic: Json): string | undefined {
  const reference =
    intrinsic !== null && typeof intrinsic === 'object' && !Array.isArray(intrinsic) ? Object.entries(intrinsic)[0] : undefined;
  return reference?.[0] === 'Ref' && typeof reference[1] === 'string' ? reference[1] : undefined;
}

/** All texts and numbers in the intrinsic, without the names of its functions. */
function words(json: Json): string[] {
  if (json === null || typeof json === 'boolean') return [];
  if (typeof json !== 'object') return [String(json)];
  return (Array.isArray(json) ? (json as readonly Json[]) : Object.values(json)).flatMap(words);
}
