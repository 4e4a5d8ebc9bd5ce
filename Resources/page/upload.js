// Drops of files and folders onto the page, and how much of them is sent. Without this script the form does the same.
const form = document.getElementById("upload");

if (form) {
  const progress = document.getElementById("progress");
  const input = document.getElementById("files");

  // The files of a dropped folder, each with its path.
  const filesOf = async (entry, path = "") => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, name: path + file.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!part.length) return found;
      for (const inner of part) found.push(...await filesOf(inner, path + entry.name + "/"));
    }
  };

  const send = (files) => {
    const data = new FormData();
    for (const { file, name } of files) data.append("archive", file, name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress.textContent = Math.floor(100 * event.loaded / event.total) + " %";
    };
    request.onload = () => {
      if (request.status < 300) return location.assign("/");
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      progress.textContent = answer.querySelector("main p")?.textContent ?? request.statusText;
    };
    request.onerror = () => { progress.textContent = "✕"; };
    request.send(data);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send([...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
  });
  for (const kind of ["dragover", "dragenter"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  addEventListener("dragleave", () => form.classList.remove("over"));
  addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = [];
    for (const entry of entries) files.push(...await filesOf(entry));
    if (files.length) send(files);
  });
}
