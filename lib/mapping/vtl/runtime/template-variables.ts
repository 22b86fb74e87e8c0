import type { JavaValue } from '../../values';

/** The four variables that API Gateway gives to a mapping template. */
export interface TemplateVariables {
  readonly input: JavaValue;
  readonly util: JavaValue;
  readonly context: JavaValue;
  readonly stageVariables: JavaValue;
}

/** Renders a template. Throws a TemplateRuntimeError. */
export type RenderTemplate = (variables: TemplateVariables) => string;

/** What a variable holds before anything sets it. */
export function initialValue(variables: TemplateVariables, name: string): JavaValue {
  switch (name) {
    case 'input':
    case 'util':
    case 'context':
    case 'stageVariables':
      return variables[name];
    default:
      return null;
  }
}
