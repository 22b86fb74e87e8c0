import { Token } from 'aws-cdk-lib';
import { parameterNamePattern, parseRequestSource, parseResponseSource, type MappingSource as SourceForm } from '../../mapping/expressions';
import { checkArgument, required, text } from '../props';
import { fault } from '../props/fault';
import { contextPathPattern } from './context-path';

/**
 * Where the value of a parameter mapping, or of a member of a mapping template, comes from.
 *
 * What the client sends is read through `MethodRequest`, what the endpoint answers through `IntegrationResponseSource`;
 * the factories of this class give what both sides know.
 *
 * @example
 * MappingSource.staticValue('prod');
 * MappingSource.stageVariable('environment');
 * MappingSource.context('identity.sourceIp');
 */
export class MappingSource {
  /**
   * A value that is the same for every request, written as it shall arrive: where it goes into a path it is
   * percent-encoded for you.
   *
   * @param value the value; it cannot hold an apostrophe, because the service has no way to write one
   */
  public static staticValue(value: string): MappingSource {
    checkArgument('MappingSource.staticValue', 'value', value, required(text));
    if (!Token.isUnresolved(value) && value.includes("'")) {
      throw fault(
        `a static value cannot hold an apostrophe, and "${value}" does: the service has no escape for one; read the value from a stage variable instead`,
      );
    }
    return new MappingSource(`'${value}'`, { kind: 'static', value });
  }

  /**
   * A variable of the request context.
   *
   * @param variable the name below `$context`, for example `requestId` or `identity.sourceIp`
   */
  public static context(variable: string): MappingSource {
    checkArgument('MappingSource.context', 'variable', variable, required(text));
    if (!Token.isUnresolved(variable) && !contextPathPattern.test(variable)) {
      throw fault(
        `"${variable}" names no context variable: write the name below $context, without the dollar sign, for example 'identity.sourceIp'`,
      );
    }
    return new MappingSource(`context.${variable}`, { kind: 'context', path: variable });
  }

  /**
   * A variable of the stage.
   *
   * @param name letters, digits and underscores
   */
  public static stageVariable(name: string): MappingSource {
    checkArgument('MappingSource.stageVariable', 'name', name, required(text));
    if (!Token.isUnresolved(name) && !/^\w+$/.test(name)) {
      throw fault(`"${name}" cannot be the name of a stage variable: the service takes letters, digits and underscores`);
    }
    return new MappingSource(`stageVariables.${name}`, { kind: 'stage-variable', name });
  }

  /**
   * A mapping expression in the service's own notation.
   *
   * @param expression for example `method.request.querystring.type`, `integration.response.header.ETag` or `'text'`
   */
  public static fromExpression(expression: string): MappingSource {
    checkArgument('MappingSource.fromExpression', 'expression', expression, required(text));
    if (Token.isUnresolved(expression)) return new MappingSource(expression);
    const form = parseRequestSource(expression) ?? parseResponseSource(expression);
    if (!form) {
      throw fault(
        `"${expression}" is no mapping expression: write method.request.…, integration.response.…, context.…, stageVariables.… or a static value in single quotes`,
      );
    }
    return new MappingSource(expression, form);
  }

  /** @internal */
  public static _of(expression: string, form: SourceForm, required?: boolean): MappingSource {
    return new MappingSource(expression, form, required);
  }

  /** The mapping expression as the service knows it. */
  public readonly expression: string;

  /**
   * The parsed expression; undefined where a token makes it unknown.
   * @internal
   */
  public readonly _form?: SourceForm;

  /**
   * Whether the method shall refuse a request without the parameter; undefined where nobody said.
   * @internal
   */
  public readonly _required?: boolean;

  private constructor(expression: string, form?: SourceForm, required?: boolean) {
    this.expression = expression;
    this._form = form;
    this._required = required;
  }
}

/** Refuses a name of a parameter or header that the service would refuse. */
export function checkParameterName(name: string, what: string): string {
  checkArgument(`a ${what}`, 'name', name, required(text));
  if (!Token.isUnresolved(name) && !parameterNamePattern.test(name)) {
    throw fault(`"${name}" cannot be the name of a ${what}: the service takes letters, digits and : . _ $ -`);
  }
  return name;
}
