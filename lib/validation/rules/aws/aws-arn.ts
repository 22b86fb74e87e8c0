import { unknownPiece } from '../../texts/partial-text';

/** Pieces of an ARN; a piece that is not known at synth is undefined. */
export interface AwsArn {
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** Everything after the fifth colon. */
  readonly resource: string | undefined;
}

/** What can be said of a text that ought to be an ARN. */
export type ArnJudgement = { readonly kind: 'arn'; readonly arn: AwsArn } | { readonly kind: 'no-arn' } | { readonly kind: 'unknown' };

/** Judges a text in which one U+FFFC stands for each unknown piece. `${stageVariables.x}` and `${AWS::Region}` are unknown, too. */
export function judgeArn(judged: string): ArnJudgement {
  const text = judged.replaceAll(/\$\{[^{}]*\}/g, unknownPiece);
  const beginning = text.split(unknownPiece, 1)[0];
  if (!beginning.startsWith('arn:')) return beginning !== text && 'arn:'.startsWith(beginning) ? { kind: 'unknown' } : { kind: 'no-arn' };
  const pieces = text.split(':');
  if (pieces.length < 6) return text.includes(unknownPiece) ? { kind: 'unknown' } : { kind: 'no-arn' };
  const [, , service, region, account, ...resource] = pieces;
  return { kind: 'arn', arn: { service: known(service), region: known(region), account: known(account), resource: resource.join(':') } };
}

function known(piece: string | undefined): string | undefined {
  return piece?.includes(unknownPiece) ? undefined : piece;
}

/** Target of an integration or authorizer ARN: `arn:P:apigateway:REGION:[subdomain.]SERVICE:(path|action)/…`. */
export interface ServiceTarget {
  /** The AWS service; undefined if it is not known at synth. */
  readonly service: string | undefined;
  readonly kind: 'path' | 'action';
  /** What follows `path/` or `action/`; may hold U+FFFC. */
  readonly target: string;
}

export type TargetJudgement = ServiceTarget | 'no-arn' | 'no-target' | 'unknown';

/** Finds out what an integration ARN calls. */
export function judgeServiceTarget(judged: string): TargetJudgement {
  const judgement = judgeArn(judged);
  if (judgement.kind !== 'arn') return judgement.kind;
  const { service, account, resource = '' } = judgement.arn;
  if (service === undefined) return 'unknown';
  if (service !== 'apigateway') return 'no-target';
  const match = /^(path|action)\//.exec(resource);
  if (!match) return resource.startsWith(unknownPiece) ? 'unknown' : 'no-target';
  return { service: account?.split('.').at(-1), kind: match[1] as 'path' | 'action', target: resource.slice(match[0].length) };
}

/**
 * `2015-03-31/functions/…/invocations`, or a newer form for streams whose date nothing recorded pins. The guide's own examples begin it
 * with a slash, and recorded tests invoke functions so.
 */
const invocation = /^\/?\d{4}-\d{2}-\d{2}\/functions\/(.*)\/[a-z-]+\/?$/;

/** The function that a Lambda path invokes; undefined if the path has another form or is not known. */
export function invokedFunction({ target }: ServiceTarget): string | undefined {
  return invocation.exec(target)?.[1];
}

/** True if what is known of a Lambda path rules out an invocation. */
export function cannotInvoke({ target }: ServiceTarget): boolean {
  return invokedFunction({ target, kind: 'path', service: 'lambda' }) === undefined && !target.includes(unknownPiece);
}
