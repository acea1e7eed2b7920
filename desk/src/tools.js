// Every figure can be taken away as SVG or PNG.
const SCALE = 2;

export function addTools(figure) {
  const tools = document.createElement("span");
  tools.className = "tools";
  tools.append(button("SVG", () => save(figure, svgBlob(figure), "svg")), button("PNG", () => savePng(figure)));
  figure.querySelector("figcaption").append(tools);
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", `Save this figure as ${text}`);
  made.addEventListener("click", act);
  return made;
}

function svgBlob(figure) {
  const svg = figure.querySelector("svg.plot").cloneNode(true);
  const look = getComputedStyle(figure);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("color", look.color);
  svg.setAttribute("font-family", "sans-serif");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", look.backgroundColor);
  svg.prepend(ground);
  return new Blob([resolved(new XMLSerializer().serializeToString(svg))], { type: "image/svg+xml" });
}

// Colours of the sheet, which a file on its own does not know.
function resolved(text) {
  const root = getComputedStyle(document.documentElement);
  return text.replace(/var\((--[a-z]+)\)/g, (_, name) => root.getPropertyValue(name).trim());
}

async function savePng(figure) {
  const box = figure.querySelector("svg.plot").getBoundingClientRect();
  const image = new Image();
  const address = URL.createObjectURL(svgBlob(figure));
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = box.width * SCALE;
  canvas.height = box.height * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => save(figure, blob, "png"));
}

function save(figure, blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${figure.dataset.chart}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
