/** The templates of a report. What is written with `=` is escaped; `~` is for drawings and parts that are made of templates. */
export const TEMPLATES = {
  page: `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title><%= it.running %>: <%= it.title %></title>
<style><%~ it.style %></style>
</head>
<body>
<a class="skip" href="#content">Skip to the answers</a>
<div class="page">
<header>
<h1><%= it.title %></h1>
<p class="mark reads<%= it.isInternal ? ' inside' : '' %>"><%= it.mark %></p>
<nav aria-label="On this page">
<ul>
<% for (const { id, question } of it.questions) { %>
<li><a href="#<%= id %>"><%= question %></a></li>
<% } %>
<li><a href="#more">More on each question</a></li>
<li><a href="#tables">All tables</a></li>
</ul>
</nav>
</header>
<main id="content">
<% for (const { id, question, lead, picture } of it.questions) { %>
<section aria-labelledby="<%= id %>">
<h2 id="<%= id %>"><%= question %></h2>
<% for (const sentence of lead) { %>
<p class="lead reads"><%= sentence %></p>
<% } %>
<% if (picture !== undefined) { %>
<%~ it.figure(picture, lead.includes(picture.sentence)) %>
<% } %>
</section>
<% } %>
<section aria-labelledby="more">
<h2 id="more">More on each question</h2>
<% for (const { id, question, rest, pictures } of it.questions) { %>
<% if (rest.length + pictures.length > 0) { %>
<h3 id="more-<%= id %>"><%= question %></h3>
<% for (const { heading, sentences } of rest) { %>
<% if (heading !== undefined) { %>
<h4><%= heading %></h4>
<% } %>
<ul class="reads">
<% for (const sentence of sentences) { %>
<li><%= sentence %></li>
<% } %>
</ul>
<% } %>
<% for (const picture of pictures) { %>
<%~ it.figure(picture, false) %>
<% } %>
<% } %>
<% } %>
</section>
<section aria-labelledby="tables">
<h2 id="tables">All tables</h2>
<p class="reads">An empty cell is not known, or not told here; it is not 0.</p>
<% it.tables.forEach((table, index) => { %>
<%~ it.table(table, 'table-' + (index + 1)) %>
<% }) %>
</section>
</main>
</div>
</body>
</html>
`,
  figure: `<figure id="<%= it.picture.id %>" aria-labelledby="<%= it.picture.id %>-caption">
<figcaption class="reads" id="<%= it.picture.id %>-caption"><strong><%= it.picture.title %></strong><% if (!it.isSaid) { %><span><%= it.picture.sentence %></span> <% } %><span class="marks"><%= it.picture.marks %></span></figcaption>
<div class="scroll" tabindex="0" role="region" aria-labelledby="<%= it.picture.id %>-title">
<%~ it.picture.svg %>
</div>
<details>
<summary>The figures of this picture: <%= it.picture.table.title %></summary>
<%~ it.table(it.picture.table, it.picture.id + '-table') %>
</details>
</figure>
`,
  table: `<div class="scroll" tabindex="0" role="region" aria-labelledby="<%= it.id %>">
<table class="<%= it.kind %>">
<caption id="<%= it.id %>"><%= it.title %></caption>
<thead><tr><% for (const { heading, isNumber } of it.columns) { %><th scope="col"<%~ isNumber ? ' class="number"' : '' %>><%= heading %></th><% } %></tr></thead>
<tbody>
<% for (const [first, ...cells] of it.rows) { %>
<tr><th scope="row"><%= first %></th><% cells.forEach((cell, index) => { %><td<%~ it.columns[index + 1].isNumber ? ' class="number"' : '' %>><%= cell %></td><% }) %></tr>
<% } %>
</tbody>
</table>
</div>
`,
} as const;
