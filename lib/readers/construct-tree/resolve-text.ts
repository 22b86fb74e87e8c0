import { Reference, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Json, unresolved, type Value } from '../../definition';
import { TemplateResolver } from './template-resolver';

/** What a text that holds CDK tokens is in the template: an intrinsic, or the text itself where nothing of it is unknown at synth. */
export function resolveText(scope: IConstruct, text: string): Value<string> {
  const reference = Tokenization.reverseString(text).tokens.find((token) => Reference.isReference(token));
  const owner = reference && Reference.isReference(reference) ? reference.target : scope;
  const resolved: unknown = Tokenization.resolve(text, { scope: owner, resolver: new TemplateResolver(new Map()), preparing: false });
  return typeof resolved === 'string' ? resolved : unresolved(resolved as Json);
}
