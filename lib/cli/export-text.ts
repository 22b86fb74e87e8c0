import { extname } from 'node:path';
import type { ApiDefinition } from '../definition';
import { toJsonText, toYamlText, writeOpenApi } from '../writers';
import { writeCloudFormation } from '../writers/cloudformation';
import { writeMermaid, writeSvg } from '../writers/diagram';
import type { ExportFormat, ExportOptions, ExportTarget } from './export-command';
import { UsageError } from './usage-error';

export interface ExportedText {
  readonly text: string;
  /** One sentence for everything of the API that the target cannot say. */
  readonly warnings: readonly string[];
}

const endings: ReadonlyMap<string, ExportFormat> = new Map([
  ['.json', 'json'],
  ['.template', 'json'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.svg', 'svg'],
  ['.mmd', 'mermaid'],
  ['.mermaid', 'mermaid'],
]);

const pictures = /^\.(?:png|jpe?g|gif|webp|avif|bmp|pdf|html?)$/;

/** The API in the form that was asked for. @throws UsageError where the options contradict each other */
export function exportText(definition: ApiDefinition, target: ExportTarget, options: ExportOptions): ExportedText {
  const format = formatOf(target, options);
  if (options.resources === true && target !== 'cloudformation')
    throw new UsageError(`--resources is for export cloudformation: leave it out for ${target}`);
  if (target === 'diagram') return { text: format === 'svg' ? writeSvg(definition) : writeMermaid(definition), warnings: [] };
  const { document, warnings } = target === 'cloudformation' ? template(definition, options) : openApi(definition, target, options);
  return { text: format === 'yaml' ? toYamlText(document) : toJsonText(document), warnings };
}

function template(definition: ApiDefinition, { clean, rendering, resources }: ExportOptions) {
  if (clean === true || rendering === 'portable')
    throw new UsageError('a template is for deployment: leave out --clean and --rendering portable');
  const { template: document, warnings } = writeCloudFormation(definition, { form: resources === true ? 'resources' : 'document' });
  return { document, warnings };
}

function openApi(definition: ApiDefinition, target: 'openapi' | 'swagger', { clean = false, rendering }: ExportOptions) {
  if (clean && rendering === 'deployable') throw new UsageError('--clean leaves out what deploys an API: leave out --rendering deployable');
  return writeOpenApi(definition, {
    version: target === 'openapi' ? '3.0' : '2.0',
    rendering: clean ? 'portable' : (rendering ?? 'deployable'),
    extensions: !clean,
  });
}

/** The format that was named, else the one of the file's ending, else the first that the target has. */
function formatOf(target: ExportTarget, { format, out, check }: ExportOptions): ExportFormat {
  const possible: readonly [ExportFormat, ExportFormat] = target === 'diagram' ? ['mermaid', 'svg'] : ['json', 'yaml'];
  const ending = extname(out ?? check ?? '').toLowerCase();
  const chosen = format ?? endings.get(ending);
  // A text of Mermaid in a file that is called a picture is none.
  if (chosen === undefined && !(target === 'diagram' && pictures.test(ending))) return possible[0];
  if (chosen !== undefined && possible.includes(chosen)) return chosen;
  throw new UsageError(`${target} is written as ${possible.join(' or ')}, not as ${chosen ?? ending.slice(1)}`);
}
