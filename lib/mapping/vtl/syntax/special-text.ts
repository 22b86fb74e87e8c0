/**
 * What remains of dropped prefixes when the text after them prints: the dollars and hashes, and backslashes that
 * stand before a dollar (which hide the character after it). Velocity calls it "special text".
 */
export function specialText(images: readonly string[]): string {
  if (images.length === 0 || images[images.length - 1].startsWith('##')) return '';
  let text = '';
  for (const image of images) for (const [all, escaped] of image.matchAll(/(\\+\$)[\s\S]?|[#$]/g)) text += escaped ?? all;
  return text;
}
