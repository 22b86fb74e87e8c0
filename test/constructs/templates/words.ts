import { MethodRequest, type MethodRequestParameterOptions, TemplateValue } from '../../../lib';

// Short names for what the tests of templates write most.
export const body = (jsonPath?: string) => MethodRequest.body(jsonPath);
export const header = (name: string, options?: MethodRequestParameterOptions) => MethodRequest.header(name, options);
export const path = (name: string) => MethodRequest.path(name);
export const queryString = (name: string) => MethodRequest.queryString(name);
export const element = (jsonPath?: string) => TemplateValue.element(jsonPath);
export const list = (array: unknown, item: unknown) => TemplateValue.list(array, item);
export const number = (value: unknown) => TemplateValue.asNumber(value);
export const optional = (value: unknown) => TemplateValue.optional(value);
export const text = (value: unknown) => TemplateValue.asText(value);
export const withDefault = (value: unknown, fallback: unknown) => TemplateValue.withDefault(value, fallback);
