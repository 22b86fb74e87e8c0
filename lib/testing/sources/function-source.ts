import { dirname } from 'node:path';
import type { Json, JsonObject } from '../../definition';
// Not by the folder's index: what runs functions is loaded by who runs one.
import { type FunctionTemplate, TemplateFunctions } from '../../functions/template/template-functions';
import { templateJson } from '../../readers';
import { readBytes } from './read-bytes';
import type { SourcedApi } from './sourced-api';

/** The functions of templates, read when they are first asked for. */
export function functionsOfTemplates(templates: () => readonly FunctionTemplate[]): NonNullable<SourcedApi['functions']> {
  let read: readonly FunctionTemplate[] | undefined;
  return (given) => {
    read ??= templates();
    return new TemplateFunctions(read, undefined, given);
  };
}

/** A template that declares functions; nothing for any other, which is found out without parsing it. */
export function functionTemplate(source: string | JsonObject, file?: string): readonly FunctionTemplate[] {
  if (typeof source === 'string' && !/AWS::(?:Lambda|Serverless)::Function/.test(source)) return [];
  const { Resources = {}, Parameters = {}, Globals } = templateJson(source);
  const globals = (Globals as JsonObject | undefined)?.['Function'];
  return [
    {
      resources: Resources as JsonObject,
      parameters: Parameters as JsonObject,
      ...(globals !== undefined && { globals: globals }),
      ...(file !== undefined && { folder: dirname(file) }),
    },
  ];
}

/** The same of a template that lies in a file. */
export function functionTemplateOf(file: string): readonly FunctionTemplate[] {
  return functionTemplate(readBytes(file).toString('utf8'), file);
}

/** The text of an intrinsic that refers to a function of the app; undefined of any other. */
export function functionText({ functions }: SourcedApi): (intrinsic: Json) => string | undefined {
  let read: TemplateFunctions | undefined;
  return (intrinsic) => {
    read ??= functions?.(() => undefined);
    return read?.textOf(intrinsic);
  };
}
