// Makes elements. Whatever comes from a text or a server becomes text, never markup.

const drawing = 'http://www.w3.org/2000/svg';

/** An HTML element. Attributes that are null or false are left out; `true` is an empty one. Children are elements or texts. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function shape(name, attributes = {}, ...children) {
  return fill(document.createElementNS(drawing, name), attributes, children);
}

/** A name or word that moves nothing around it, whatever its direction. */
export function isolated(text) {
  return element('bdi', {}, text);
}

/** Sets a custom property, which a page's policy permits where it forbids a style attribute. */
export function styled(made, property, value) {
  made.style.setProperty(property, String(value));
  return made;
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false)
      continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}
