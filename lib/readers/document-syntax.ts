import { SourceDocument } from './source';

/**
 * Looks for nothing but the syntax of a text that does not say what it is.
 * @throws UnreadableDocument saying where the text is neither JSON nor YAML
 */
export function assertSyntax(text: string, file: string): void {
  new SourceDocument(text, { file, wanted: 'an OpenAPI document or a CloudFormation template', intrinsics: false });
}
