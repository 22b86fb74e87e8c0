import { type ApiDefinition, literal } from '../definition';
import { FunctionBackend, type LambdaBackend, type LambdaFunction } from '../engine';
import type { AnyFunction } from '../functions';
import type { AuthorizerPlan } from '../plan';

/** Functions that run on this machine. */
interface LocalFunctions extends LambdaBackend {
  isNear(functionArn: string): boolean;
}

/**
 * What invokes the authorizers of an API: functions by the authorizer's name or `*`, else those of the app that run on this machine.
 *
 * @throws Error naming the authorizers that there are, for a function of none of them
 */
export function authorizerFunctions(
  { authorizers }: ApiDefinition,
  functions: Readonly<Record<string, AnyFunction>>,
  others: LocalFunctions | undefined,
): (authorizer: AuthorizerPlan) => LambdaBackend | undefined {
  const names = authorizers.map(({ name }) => literal(name)).filter((name) => name !== undefined);
  const stray = Object.keys(functions).find((name) => name !== '*' && !names.includes(name));
  if (stray !== undefined) {
    throw new Error(`there is no authorizer ${stray}; there is ${names.join(', ') || 'none at all'}: name one of them, or all with '*'`);
  }
  const backends = new Map(Object.entries(functions).map(([name, run]) => [name, new FunctionBackend({ '*': run as LambdaFunction })]));
  return ({ name, function: invoked }) => {
    const arn = (invoked?.functionArn ?? []).map((piece) => (typeof piece === 'string' ? piece : '')).join('');
    return backends.get(name) ?? backends.get('*') ?? (others?.isNear(arn) ? others : undefined);
  };
}
