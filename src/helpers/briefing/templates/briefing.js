"use strict";
// Everything works without this script; it adds sorting, filtering and the way back from a passage.
(function () {
  var last = null;
  function live(table) {
    var box = document.createElement("span");
    box.className = "unseen";
    box.setAttribute("role", "status");
    table.parentNode.after(box);
    return box;
  }
  function value(row, column) { return row.cells[column].textContent.trim(); }
  function sorter(table, heading, column, status) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.from(heading.childNodes));
    heading.append(button);
    button.addEventListener("click", function () {
      var body = table.tBodies[0], rows = Array.from(body.rows);
      var down = heading.getAttribute("aria-sort") === "ascending", sign = down ? -1 : 1;
      var numbers = rows.every(function (row) { return value(row, column) !== "" && !isNaN(value(row, column)); });
      table.querySelectorAll("th").forEach(function (other) { other.removeAttribute("aria-sort"); });
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort(function (one, two) {
        var a = value(one, column), b = value(two, column);
        return sign * (numbers ? a - b : a.localeCompare(b, document.documentElement.lang));
      }).forEach(function (row) { body.append(row); });
      status.textContent = button.textContent + ": " + heading.getAttribute("aria-sort");
    });
  }
  function filter(table, status) {
    var rows = Array.from(table.tBodies[0].rows), label = document.createElement("label"), box = document.createElement("input");
    if (rows.length < 8) { return; }
    label.className = "filter";
    label.textContent = document.body.dataset.filter || "Filter rows";
    box.type = "search";
    label.append(box);
    table.parentNode.before(label);
    box.addEventListener("input", function () {
      var wanted = box.value.toLowerCase(), shown = 0;
      rows.forEach(function (row) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        shown += row.hidden ? 0 : 1;
      });
      status.textContent = shown + " / " + rows.length;
    });
  }
  document.querySelectorAll("table.exhibit").forEach(function (table) {
    var status = live(table);
    Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) { sorter(table, heading, column, status); });
    filter(table, status);
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.cite");
    if (link) { last = link; }
  });
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.closest(".evidence")) { target.focus({ preventScroll: true }); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && last) { last.scrollIntoView({ block: "center" }); last.focus(); last = null; }
  });
}());
