import { isObject } from '../../definition';
import type { Problems } from '../problems';
import type { Cursor } from '../source';
import type { Template } from './template';

/** Transforms that are read as they are documented, or that bear on no API. */
const known = /^AWS::(?:Serverless-2016-10-31|LanguageExtensions|Include|CodeDeployBlueGreen|SecretsManager-.*|ServiceCatalog)$/;

/** Tells of the macros of a template: what they make of it is known to the deployment alone. */
export function reportMacros(template: Template, problems: Problems): void {
  const { root } = template;
  const declared = root.get('Transform');
  for (const name of declared === undefined ? [] : [declared, ...declared.items()]) {
    const written = name.get('Name') ?? name;
    if (!known.test(written.text ?? '')) report(written, 'the template', problems);
  }
  const resources = root.get('Resources');
  const places = [{ key: 'Resources', value: resources }, ...template.resources];
  for (const { key, value } of places) {
    if (value !== undefined && hasNone(value)) continue;
    const where = value === resources ? 'its resources' : key;
    for (const place of [value, value?.get('Properties')]) {
      const name = place?.get('Fn::Transform')?.get('Name');
      if (name !== undefined && (value === resources || !known.test(name.text ?? ''))) report(name, where, problems);
    }
  }
}

/** True where the object that a resource was given as shows that no macro is called in it. */
function hasNone({ node }: Cursor): boolean {
  const source = node.kind === 'map' ? node.source : undefined;
  if (source === undefined || Object.hasOwn(source, 'Fn::Transform')) return false;
  const properties = source['Properties'];
  return isObject(properties) && !Object.hasOwn(properties, 'Fn::Transform');
}

function report(name: Cursor, of: string, problems: Problems): void {
  const { text } = name;
  if (text === undefined) return;
  problems.add('unknown-at-synth', {
    message: `${text} changes ${of} at deployment, and what it makes of it is not read.`,
    origin: name.origin(),
    help: 'read the template that CloudFormation made of it (the processed template of the stack) where it bears on the API',
  });
}
