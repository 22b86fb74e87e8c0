/** Where a part stands that is no method's. */
export const wholeApi = 'API';
