// For browsers that tell nobody of downloads: what the page hands over to be saved, as it hands it over.

/** Runs in the page: `window.download` becomes a promise of the next `{ name, text }` that the page saves. */
export function watchDownload() {
  const blobs = new Map();
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = create.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  window.download = new Promise((done) => {
    HTMLAnchorElement.prototype.click = async function click() {
      done({ name: this.download, text: await blobs.get(this.href).text() });
    };
  });
}
