/** Address of a page of the service's developer guide. */
export function developerGuide(page: string): string {
  return `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;
}

/** Address of a page of the service's API reference. */
export function apiReference(page: string): string {
  return `https://docs.aws.amazon.com/apigateway/latest/api/API_${page}.html`;
}
