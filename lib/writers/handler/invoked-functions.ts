import type { ApiDefinition, Json } from '../../definition';
import { compilePlan, type UriPiece } from '../../plan';
import { DeployValues } from './deploy-values';

/** ARNs of the functions that a handler invokes, for integrations and authorizers: texts, or what a template writes for them. */
export function invokedFunctions(definition: ApiDefinition): readonly Json[] {
  const values = new DeployValues(definition, undefined);
  const { methods, authorizers, stage } = compilePlan(definition, { values: values.markOf });
  const variables = new Map(stage.variables);
  const used = new Set(methods.flatMap(({ authorization, authorizer }) => (authorization === 'CUSTOM' ? [authorizer] : [])));
  const named = [
    ...methods.flatMap(({ integration: { target } }) => (target.kind === 'lambda' ? [target.functionArn] : [])),
    ...authorizers.flatMap(({ function: invoked }, index) => (invoked && used.has(index) ? [invoked.functionArn] : [])),
  ];
  const arns = new Map<string, Json>();
  for (const pieces of named) {
    const arn = arnOf(pieces, variables, values);
    arns.set(JSON.stringify(arn), arn);
  }
  return [...arns.values()];
}

function arnOf(pieces: readonly UriPiece[], variables: ReadonlyMap<string, string>, values: DeployValues): Json {
  const text = pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      // What requests fill in may be anything.
      return 'path' in piece ? '*' : (variables.get(piece.stageVariable) ?? '');
    })
    .join('');
  const parts = values.pieces(text).map((piece) => (typeof piece === 'string' ? piece : values.values[piece].intrinsic));
  return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
}
