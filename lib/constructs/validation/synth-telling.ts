/**
 * Whether synthesis tells what validation finds. Who runs an app to judge it by its templates, as `cdk-rest-integrations validate`
 * does, sets the variable to `false`: the app then synthesizes with its mistakes, and they are told in one place.
 */
export function synthTells(): boolean {
  return process.env['CDK_REST_INTEGRATIONS_VALIDATION'] !== 'false';
}
