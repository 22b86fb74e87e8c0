/** A member path below `$context`: `requestId`, `authorizer.claims.cognito:username`. */
export const contextPathPattern = /^[\w:-]+(?:\.[\w:-]+)*$/;
